// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** A titled text to be read, which the tabulator key leaves. */
final class TextPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int SMALL = 12;

    /** Characters kept: a long training must not fill the memory with its log. */
    private static final int MOST = 1 << 20;

    private final JTextArea area = new JTextArea();

    TextPanel(String title) {
        super(new BorderLayout());
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SMALL));
        area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        area.getAccessibleContext().setAccessibleName(title);
        setBorder(BorderFactory.createTitledBorder(title));
        JScrollPane scroll = new JScrollPane(area);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setPreferredSize(new Dimension(300, 110));
        add(scroll);
    }

    /** Adds a button that puts the whole text on the clipboard. */
    TextPanel withCopyButton(String text, char mnemonic) {
        area.setFont(new Font(Font.MONOSPACED, Font.PLAIN, SMALL));
        JButton copy = new JButton(text);
        copy.setMnemonic(mnemonic);
        copy.addActionListener(
                event ->
                        Toolkit.getDefaultToolkit()
                                .getSystemClipboard()
                                .setContents(new StringSelection(area.getText()), null));
        JPanel side = new JPanel(new FlowLayout(FlowLayout.CENTER, 4, 0));
        side.add(copy);
        add(side, BorderLayout.EAST);
        return this;
    }

    /** Appends a line and scrolls to it. */
    void append(String line) {
        int excess = area.getDocument().getLength() - MOST;
        if (excess > 0) area.replaceRange("", 0, excess);
        area.append(line + "\n");
        area.setCaretPosition(area.getDocument().getLength());
    }

    /** Replaces the text, if it is another. */
    void setText(String text) {
        if (text.equals(area.getText())) return;
        area.setText(text);
        area.setCaretPosition(0);
    }
}
