// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.FlowLayout;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextPane;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.datacheck.Severity;

/**
 * Shows the check of the data and asks whether to train. The window blocks the thread that asks,
 * but not ImageJ, so that the files can be looked at meanwhile.
 */
public final class DataCheckDialog {
    private static final long POLL_MILLIS = 200;
    private static final int BORDER = 10;
    private static final int SIGN = 24;
    private static final Dimension PROBLEMS = new Dimension(965, 230);
    private static final Dimension SMALLEST = new Dimension(480, 320);

    private final DataReport report;
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final JFrame frame = new JFrame("MultiMix: Check of the Data");

    private DataCheckDialog(DataReport report) {
        this.report = report;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param canceled asked a few times a second; ends the question with a no
     * @return whether to train; false also if the window is closed or the thread interrupted
     * @throws IllegalStateException if called from the event thread, which must not wait
     */
    public static boolean ask(DataReport report, BooleanSupplier canceled) {
        if (EventQueue.isDispatchThread())
            throw new IllegalStateException(
                    "The check of the data cannot be shown from the event thread, which it would"
                            + " block. Ask from another thread.");
        DataCheckDialog[] dialog = new DataCheckDialog[1];
        try {
            EventQueue.invokeAndWait(
                    () -> {
                        dialog[0] = new DataCheckDialog(report);
                        dialog[0].show();
                    });
            return dialog[0].await(canceled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (dialog[0] != null) EventQueue.invokeLater(dialog[0].frame::dispose);
            return false;
        } catch (InvocationTargetException | ExecutionException e) {
            throw new IllegalStateException(
                    "The check of the data cannot be shown: " + e.getCause(), e.getCause());
        }
    }

    private boolean await(BooleanSupplier canceled)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (canceled.getAsBoolean()) EventQueue.invokeLater(frame::dispose);
            }
        }
    }

    private void show() {
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosed(WindowEvent event) {
                        WindowManager.removeWindow(frame);
                        answer.complete(false); // unless it is given already
                    }
                });
        JPanel content = new JPanel(new BorderLayout(BORDER, BORDER));
        content.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
        content.add(headline(), BorderLayout.NORTH);
        content.add(body(report), BorderLayout.CENTER);
        content.add(foot(), BorderLayout.SOUTH);
        frame.setContentPane(content);
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> close(false),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.setMinimumSize(SMALLEST);
        frame.pack();
        Rectangle screen =
                GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setSize(
                Math.min(frame.getWidth(), screen.width),
                Math.min(frame.getHeight(), screen.height));
        frame.setLocationRelativeTo(null);
        WindowManager.addWindow(frame); // ImageJ's Window menu
        frame.setVisible(true);
    }

    private void close(boolean train) {
        answer.complete(train);
        frame.dispose();
    }

    private JLabel headline() {
        JLabel label = new JLabel(summary(report));
        label.setFont(label.getFont().deriveFont(1.2f * label.getFont().getSize2D()));
        if (!report.problems().isEmpty())
            label.setIcon(new SeverityIcon(report.problems().get(0).severity(), SIGN));
        return label;
    }

    /** For example "1 severe problem, 2 warnings, 1 note: look at them before you train". */
    static String summary(DataReport report) {
        List<String> parts = new ArrayList<>();
        add(parts, report.count(Severity.SEVERE), "severe problem");
        add(parts, report.count(Severity.WARNING), "warning");
        add(parts, report.count(Severity.NOTE), "note");
        if (parts.isEmpty()) return "No problems found in the data.";
        return String.join(", ", parts)
                + (report.hasSevereProblems()
                        ? ". Better mend the data before you train."
                        : ". Have a look before you train.");
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) parts.add(count + " " + what + (count == 1 ? "" : "s"));
    }

    /** The parts above, the problems below. */
    static JSplitPane body(DataReport report) {
        JTextPane problems = ProblemsText.of(report);
        JScrollPane below = new JScrollPane(problems);
        below.setPreferredSize(PROBLEMS);
        JSplitPane split =
                new JSplitPane(
                        JSplitPane.VERTICAL_SPLIT,
                        new JScrollPane(PartsTable.of(report.parts())),
                        below);
        split.setResizeWeight(0.5);
        split.setBorder(null);
        return split;
    }

    private JPanel foot() {
        JButton train = new JButton("Train");
        train.setMnemonic(KeyEvent.VK_T);
        train.addActionListener(event -> close(true));
        JButton cancel = new JButton("Cancel");
        cancel.setMnemonic(KeyEvent.VK_C);
        cancel.addActionListener(event -> close(false));
        JButton first = report.hasSevereProblems() ? cancel : train;
        frame.getRootPane().setDefaultButton(first);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowOpened(WindowEvent event) {
                        first.requestFocusInWindow();
                    }
                });
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, BORDER, 0));
        buttons.add(train);
        buttons.add(cancel);
        JPanel foot = new JPanel(new BorderLayout(BORDER, BORDER));
        foot.add(
                new JLabel("<html>Expected: " + report.estimate().inWords() + "</html>"),
                BorderLayout.CENTER);
        foot.add(buttons, BorderLayout.EAST);
        return foot;
    }
}
