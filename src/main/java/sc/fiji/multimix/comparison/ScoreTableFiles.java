// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sc.fiji.multimix.inference.CsvRow;

/** A table of scores as CSV and as LaTeX. */
final class ScoreTableFiles {
    private ScoreTableFiles() {}

    /**
     * Means, standard deviations and, of a score of masks, the number of tested masks for which it
     * is defined, in columns of their own; what is not defined or not known is empty.
     */
    static String csv(ScoreTable table) {
        List<String> head =
                new ArrayList<>(
                        List.of(
                                "model",
                                "source",
                                "labels",
                                "masks",
                                "runs",
                                "failed",
                                "tested_masks"));
        for (Column column : table.columns()) {
            head.add(column.key() + "_mean");
            head.add(column.key() + "_sd");
            if (column.ofMasks()) head.add(column.key() + "_masks");
        }
        StringBuilder text = new StringBuilder(CsvRow.of(head)).append('\n');
        for (ScoreTable.Row row : table.rows())
            text.append(CsvRow.of(csv(table, row))).append('\n');
        return text.toString();
    }

    private static List<String> csv(ScoreTable table, ScoreTable.Row row) {
        List<String> fields = new ArrayList<>();
        fields.add(row.setting().system().toString());
        fields.add(row.published() ? "published" : "trained");
        fields.add(row.labels());
        fields.add(row.masks());
        fields.add(row.published() ? "" : Integer.toString(row.repeats()));
        fields.add(row.published() ? "" : Integer.toString(row.failures()));
        fields.add(row.published() ? "" : Integer.toString(row.testedMasks()));
        for (int i = 0; i < table.columns().size(); i++) {
            TableScore score = row.values().get(i);
            fields.add(number(score.value().mean()));
            fields.add(number(score.value().deviation()));
            if (table.columns().get(i).ofMasks())
                fields.add(score.defined() == null ? "" : score.defined().toString());
        }
        return fields;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }

    /**
     * A table environment for any LaTeX class, without packages: the columns of classes above those
     * of masks, since both do not fit a page side by side.
     */
    static String latex(ScoreTable table, String caption) {
        StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n");
        text.append("\\caption{").append(escape(caption)).append("}\n");
        text.append("\\fontsize{6}{7.5}\\selectfont\\setlength{\\tabcolsep}{1.4pt}\n");
        for (boolean ofMasks : new boolean[] {false, true}) {
            ScoreTable part = table.part(ofMasks);
            if (!part.rows().isEmpty()) text.append(tabular(part));
        }
        return text.append("\\end{table}\n").toString();
    }

    private static String tabular(ScoreTable table) {
        List<String> head = new ArrayList<>(table.head());
        head.set(1, "Dc"); // as short as its numbers, and the paper's word
        head.set(2, "Ds");
        StringBuilder text = new StringBuilder("\\par\\medskip\n\\begin{tabular}{@{}l");
        text.append("r".repeat(head.size() - 1)).append("@{}}\n\\hline\n");
        text.append(line(head)).append("\\hline\n");
        for (List<String> row : table.texts()) text.append(line(row));
        return text.append("\\hline\n\\end{tabular}\n").toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> escape(cell.replace(" ± ", "±")))
                        .collect(Collectors.joining(" & "))
                + " \\\\\n";
    }

    /** A text as LaTeX prints it. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\\' -> escaped.append("\\textbackslash{}");
                                case '~' -> escaped.append("\\textasciitilde{}");
                                case '^' -> escaped.append("\\textasciicircum{}");
                                case '±' -> escaped.append("$\\pm$");
                                case '–' -> escaped.append("--");
                                case '<', '>', '|' ->
                                        escaped.append('$').appendCodePoint(c).append('$');
                                case '&', '%', '$', '#', '_', '{', '}' ->
                                        escaped.append('\\').appendCodePoint(c);
                                default -> escaped.appendCodePoint(c);
                            }
                        });
        return escaped.toString();
    }
}
