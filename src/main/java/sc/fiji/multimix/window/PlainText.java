// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JTable;

/**
 * Names out of files, shown as they are: Swing takes a text that begins with {@code <html>} for a
 * page, and fetches its pictures from wherever it says.
 */
final class PlainText {
    private static final String HTML = "<html";

    private PlainText() {}

    /** A text for a label or a tooltip: itself, with a blank before it where it would be a page. */
    static String of(String text) {
        return text.regionMatches(true, 0, HTML, 0, HTML.length()) ? " " + text : text;
    }

    /** Makes a box show its choices as they are. */
    static void showIn(JComboBox<?> box) {
        if (box.getRenderer() instanceof JComponent renderer) show(renderer);
    }

    /** Makes a table show its texts as they are. */
    static void showIn(JTable table) {
        if (table.getDefaultRenderer(Object.class) instanceof JComponent renderer) show(renderer);
        if (table.getDefaultRenderer(String.class) instanceof JComponent renderer) show(renderer);
    }

    private static void show(JComponent renderer) {
        renderer.putClientProperty("html.disable", true);
    }
}
