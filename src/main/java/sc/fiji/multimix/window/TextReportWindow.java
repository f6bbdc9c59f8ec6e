// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.IJ;
import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import sc.fiji.multimix.image.AtomicFile;

/** A window with a text to read, copy and save, its lines wrapped; Escape closes it. */
public final class TextReportWindow {
    private static final int MARGIN = 8;
    private static final int ROWS = 30;
    private static final int COLUMNS = 100;

    private final JFrame frame;
    private final JTextArea area;
    private final JLabel status = new JLabel(" ");

    private TextReportWindow(String title, String text) {
        frame = new JFrame(title);
        area = new JTextArea(text, ROWS, COLUMNS);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setEditable(false);
        area.getCaret().setVisible(true); // so that the keyboard can select
        area.setFont(new Font(Font.MONOSPACED, Font.PLAIN, area.getFont().getSize()));
        area.setBorder(BorderFactory.createEmptyBorder(MARGIN, MARGIN, MARGIN, MARGIN));
        area.setCaretPosition(0);
        area.getAccessibleContext().setAccessibleName(title);
        frame.add(new JScrollPane(area), BorderLayout.CENTER);
        frame.add(bar(), BorderLayout.SOUTH);
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> frame.dispose(),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.pack();
        Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
        frame.setSize(
                Math.min(frame.getWidth(), screen.width * 9 / 10),
                Math.min(frame.getHeight(), screen.height * 8 / 10));
        frame.setLocationRelativeTo(IJ.getInstance());
    }

    /** Opens a window; may be called from any thread. */
    public static void show(String title, String text) {
        SwingUtilities.invokeLater(() -> new TextReportWindow(title, text).show());
    }

    /** With a line in ImageJ's Window menu, for as long as it is open. */
    private void show() {
        WindowManager.addWindow(frame);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosed(WindowEvent event) {
                        WindowManager.removeWindow(frame);
                    }
                });
        frame.setVisible(true);
    }

    private JPanel bar() {
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, MARGIN, MARGIN));
        JButton copy = button("Copy All", KeyEvent.VK_C, this::copy);
        buttons.add(copy);
        buttons.add(button("Save...", KeyEvent.VK_S, this::save));
        buttons.add(button("Close", KeyEvent.VK_O, frame::dispose));
        JPanel bar = new JPanel(new BorderLayout());
        status.setBorder(BorderFactory.createEmptyBorder(0, MARGIN, 0, MARGIN));
        bar.add(status, BorderLayout.CENTER);
        bar.add(buttons, BorderLayout.LINE_END);
        frame.getRootPane().setDefaultButton(copy);
        return bar;
    }

    private static JButton button(String label, int mnemonic, Runnable action) {
        JButton button = new JButton(label);
        button.setMnemonic(mnemonic);
        button.addActionListener(event -> action.run());
        return button;
    }

    private void copy() {
        Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(area.getText()), null);
        status.setText("Copied.");
    }

    private void save() {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(Path.of("multimix-report.txt").toFile());
        if (chooser.showSaveDialog(frame) != JFileChooser.APPROVE_OPTION) return;
        Path file = chooser.getSelectedFile().toPath();
        if (Files.exists(file) && !mayReplace(file)) return;
        byte[] text = area.getText().getBytes(StandardCharsets.UTF_8);
        BackgroundWork.start(
                () -> {
                    AtomicFile.write(file, out -> out.write(text));
                    return file;
                },
                saved -> status.setText("Saved as " + saved.getFileName() + "."),
                problem ->
                        JOptionPane.showMessageDialog(
                                frame, problem, "MultiMix", JOptionPane.ERROR_MESSAGE));
    }

    private boolean mayReplace(Path file) {
        return JOptionPane.showConfirmDialog(
                        frame,
                        "Replace " + file.getFileName() + "?",
                        "MultiMix",
                        JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }
}
