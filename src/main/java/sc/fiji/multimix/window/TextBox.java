// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;

/** A titled box of text that can be scrolled and copied, not changed. */
final class TextBox {
    private final JTextArea area;
    private final JScrollPane pane;

    TextBox(String title, int rows) {
        area = new JTextArea(rows, 60);
        area.setEditable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.getAccessibleContext().setAccessibleName(title);
        pane = new JScrollPane(area);
        pane.setBorder(BorderFactory.createTitledBorder(title));
    }

    JComponent component() {
        return pane;
    }

    /** Replaces the text and shows its start. */
    void set(String text) {
        area.setText(text.strip());
        area.setCaretPosition(0);
    }
}
