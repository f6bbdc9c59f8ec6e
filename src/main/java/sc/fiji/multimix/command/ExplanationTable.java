// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.measure.ResultsTable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sc.fiji.multimix.explanation.EvidenceWarning;
import sc.fiji.multimix.explanation.ExplainedSlice;
import sc.fiji.multimix.explanation.Explanation;

/** Rows on saliency maps in the table that ImageJ's own measurements go to. */
final class ExplanationTable {
    private ExplanationTable() {}

    /**
     * Adds a row per slice and method. What is not known is an empty cell.
     *
     * @param title of the image
     * @return how many of the maps lie mostly outside, in words
     */
    static String append(String title, List<ExplainedSlice> slices) {
        ResultsTable results = ResultsTable.getResultsTable();
        int maps = 0;
        int outside = 0;
        for (int i = 0; i < slices.size(); i++)
            for (Explanation explanation : slices.get(i).explanations()) {
                results.addRow();
                results.addValue("image", title);
                results.addValue("slice", i + 1);
                addValues(results, slices.get(i), explanation);
                maps++;
                if (explanation.warning() == EvidenceWarning.OUTSIDE) outside++;
            }
        results.show("Results");
        return outside == 0
                ? "MultiMix Explain: " + maps + " maps"
                : "MultiMix Explain: OUTSIDE THE MASK in " + outside + " of " + maps + " maps";
    }

    private static void addValues(
            ResultsTable results, ExplainedSlice slice, Explanation explanation) {
        results.addValue("class", slice.className());
        results.addValue("probability", slice.probability());
        results.addValue("method", explanation.method());
        add(results, "inside_mask", explanation.share().inside());
        add(results, "mask_area", explanation.share().area());
        add(results, "inside_attainable", explanation.share().attainable());
        add(results, "inside_by_area", explanation.share().ratio());
        add(results, "noise_change", explanation.change());
        results.addValue("warning", warning(slice, explanation));
    }

    /** Of the map and of the image; "; " between them. */
    private static String warning(ExplainedSlice slice, Explanation explanation) {
        return Stream.of(explanation.warning().toString(), slice.inputWarning())
                .filter(warning -> !warning.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static void add(ResultsTable results, String column, double value) {
        if (Double.isNaN(value)) results.addValue(column, "");
        else results.addValue(column, value);
    }
}
