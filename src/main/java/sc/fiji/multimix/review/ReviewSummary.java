// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a table of results holds, in lines for the log. */
public final class ReviewSummary {
    private static final int LEAST_CONFIDENT = 5;

    private ReviewSummary() {}

    /**
     * Describes cases.
     *
     * @param cases those to describe, for example of a filter
     */
    public static List<String> lines(ReviewSession session, List<ReviewCase> cases) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> classes = new TreeMap<>();
        int errors = 0;
        int warnings = 0;
        int reviewed = 0;
        for (ReviewCase each : cases) {
            if (!each.className().isEmpty()) classes.merge(each.className(), 1, Integer::sum);
            if (each.failed()) errors++;
            if (each.warned()) warnings++;
            if (session.isReviewed(each)) reviewed++;
        }
        ReviewTable table = session.table();
        lines.add(
                cases.size()
                        + " of "
                        + table.cases().size()
                        + " cases of "
                        + table.file().getFileName());
        classes.forEach((name, count) -> lines.add("  " + name + ": " + count));
        lines.add(
                "  with an error: "
                        + errors
                        + ", with a warning: "
                        + warnings
                        + ", reviewed: "
                        + reviewed);
        ReviewOrder.CONFIDENCE.sort(cases).stream()
                .filter(each -> !Double.isNaN(each.confidence()))
                .limit(LEAST_CONFIDENT)
                .forEach(each -> lines.add("  least confident: " + describe(each)));
        List<Path> missing = table.missingImages();
        if (!missing.isEmpty())
            lines.add(
                    "  "
                            + missing.size()
                            + " image files are missing, the first: "
                            + missing.get(0).getFileName()
                            + ". Choose the folder that has them.");
        return lines;
    }

    private static String describe(ReviewCase each) {
        return String.format(
                Locale.ROOT, "%s %s %.3f", each.name(), each.className(), each.confidence());
    }
}
