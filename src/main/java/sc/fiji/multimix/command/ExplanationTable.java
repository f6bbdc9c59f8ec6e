// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.util.List;
import sc.fiji.multimix.explanation.EvidenceWarning;
import sc.fiji.multimix.explanation.ExplainedSlice;
import sc.fiji.multimix.explanation.Explanation;

/** Rows on saliency maps in the table that ImageJ's own measurements go to. */
final class ExplanationTable {
    private ExplanationTable() {}

    /**
     * Adds a row per slice and method. What is not known is NaN.
     *
     * @param title of the image
     * @return how many of the maps lie mostly outside, in words
     */
    static String append(String title, List<ExplainedSlice> slices) {
        int maps = 0;
        int outside = 0;
        for (int i = 0; i < slices.size(); i++)
            for (Explanation explanation : slices.get(i).explanations()) {
                addValues(ResultsRow.add(title, i + 1), slices.get(i), explanation);
                maps++;
                if (explanation.warning() == EvidenceWarning.OUTSIDE) outside++;
            }
        ResultsRow.show();
        return outside == 0
                ? "MultiMix Explain: " + maps + " maps"
                : "MultiMix Explain: OUTSIDE THE MASK in " + outside + " of " + maps + " maps";
    }

    private static void addValues(ResultsRow row, ExplainedSlice slice, Explanation explanation) {
        row.set("class", slice.className());
        row.set("probability", slice.probability());
        row.set("method", explanation.method());
        row.set("inside_mask", explanation.share().inside());
        row.set("mask_area", explanation.share().area());
        row.set("inside_attainable", explanation.share().attainable());
        row.set("inside_by_area", explanation.share().ratio());
        row.set("noise_change", explanation.change());
        row.set("evidence", explanation.warning().toString());
        row.set("warning", slice.inputWarning());
    }
}
