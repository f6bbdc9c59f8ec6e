// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTextPane;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.datacheck.Severity;

/** Shows the check of the data and asks whether to train. See {@link Question}. */
public final class DataCheckDialog {
    private static final int BORDER = 10;
    private static final int SIGN = 24;
    private static final Dimension PROBLEMS = new Dimension(965, 230);
    private static final Dimension SMALLEST = new Dimension(480, 320);

    private final DataReport report;
    private final Question<Boolean> question;

    private DataCheckDialog(DataReport report, Question<Boolean> question) {
        this.report = report;
        this.question = question;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param canceled asked a few times a second; ends the question with a no
     * @return whether to train; false also if the window is closed or the thread interrupted
     * @throws IllegalStateException if called from the event thread, which must not wait
     */
    public static boolean ask(DataReport report, BooleanSupplier canceled) {
        return Question.ask(
                "MultiMix: Check of the Data",
                false,
                question -> new DataCheckDialog(report, question).fill(),
                canceled);
    }

    private void fill() {
        JPanel content = new JPanel(new BorderLayout(BORDER, BORDER));
        content.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
        content.add(headline(), BorderLayout.NORTH);
        content.add(body(report), BorderLayout.CENTER);
        content.add(foot(), BorderLayout.SOUTH);
        question.frame().setContentPane(content);
        question.frame().setMinimumSize(SMALLEST);
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
        train.addActionListener(event -> question.answer(true));
        JButton cancel = new JButton("Cancel");
        cancel.setMnemonic(KeyEvent.VK_C);
        cancel.addActionListener(event -> question.answer(false));
        JButton first = report.hasSevereProblems() ? cancel : train;
        question.frame().getRootPane().setDefaultButton(first);
        question.frame()
                .addWindowListener(
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
