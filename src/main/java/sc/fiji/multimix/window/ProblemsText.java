// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JTextPane;
import javax.swing.text.BadLocationException;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.datacheck.Problem;

/** The problems of a data set with their files, to read and to copy from. */
final class ProblemsText {
    private static final int SIGN = 14;
    private static final int MOST_FILES = 200;

    private final DataReport report;
    private final JTextPane pane = new JTextPane();

    private ProblemsText(DataReport report) {
        this.report = report;
    }

    static JTextPane of(DataReport report) {
        return new ProblemsText(report).fill();
    }

    private JTextPane fill() {
        pane.setEditable(false);
        pane.getAccessibleContext().setAccessibleName("Problems");
        if (report.problems().isEmpty()) append("No problems found.\n", true, 0);
        for (Problem problem : report.problems()) add(problem);
        for (String note : report.notes()) append(note + "\n", false, 0);
        if (report.folder() != null) append("All files are in " + report.folder() + "\n", false, 0);
        pane.setCaretPosition(0);
        return pane;
    }

    private void add(Problem problem) {
        append(new SeverityIcon(problem.severity(), SIGN));
        append(" " + problem.severity() + ": ", true, 0);
        append(problem.sentence() + "\n", false, 0);
        int shown = Math.min(MOST_FILES, problem.files().size());
        for (List<Path> files : problem.files().subList(0, shown))
            append(
                    files.stream().map(report::shortName).collect(joining("  =  ")) + "\n",
                    false,
                    2 * SIGN);
        if (problem.files().size() > shown)
            append("and " + (problem.files().size() - shown) + " more\n", false, 2 * SIGN);
    }

    private void append(Icon icon) {
        SimpleAttributeSet style = new SimpleAttributeSet();
        StyleConstants.setIcon(style, icon);
        insert(" ", style);
    }

    private void append(String text, boolean bold, int indent) {
        SimpleAttributeSet style = new SimpleAttributeSet();
        StyleConstants.setBold(style, bold);
        int start = pane.getDocument().getLength();
        insert(text, style);
        SimpleAttributeSet paragraph = new SimpleAttributeSet();
        StyleConstants.setLeftIndent(paragraph, indent);
        if (indent == 0) StyleConstants.setSpaceAbove(paragraph, SIGN / 3f);
        pane.getStyledDocument().setParagraphAttributes(start, text.length(), paragraph, false);
    }

    private void insert(String text, SimpleAttributeSet style) {
        try {
            pane.getDocument().insertString(pane.getDocument().getLength(), text, style);
        } catch (BadLocationException e) {
            throw new IllegalStateException("The end of a text is a place in it", e);
        }
    }
}
