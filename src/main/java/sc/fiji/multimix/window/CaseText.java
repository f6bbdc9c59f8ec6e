// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.review.Decision;
import sc.fiji.multimix.review.ReviewCase;
import sc.fiji.multimix.review.ReviewSession;

/** What is known of a case, in lines. */
final class CaseText {
    private CaseText() {}

    /** The prediction; then warning, error and decisions, each on a line of its own. */
    static String of(ReviewCase each, ReviewSession session) {
        List<String> lines = new ArrayList<>();
        lines.add(prediction(each, session.table().classNames()));
        if (each.warned()) lines.add("Warning: " + each.warning());
        if (each.failed()) lines.add("Error: " + each.error());
        for (Decision decision : session.decisions(each))
            lines.add(
                    ("Reviewed: " + decision.kind() + " " + decision.newClass()).strip()
                            + (decision.saved().isEmpty() ? "" : ", " + decision.saved()));
        return String.join("\n", lines);
    }

    private static String prediction(ReviewCase each, List<String> classNames) {
        List<String> parts = new ArrayList<>();
        if (!each.className().isEmpty()) parts.add(each.className());
        List<String> probabilities = new ArrayList<>();
        for (int k = 0; k < classNames.size(); k++)
            if (!Double.isNaN(each.probabilities().get(k)))
                probabilities.add(classNames.get(k) + number(each.probabilities().get(k)));
        if (!probabilities.isEmpty()) parts.add("(" + String.join(", ", probabilities) + ")");
        if (!Double.isNaN(each.foregroundFraction()))
            parts.add("foreground" + number(each.foregroundFraction()));
        return parts.isEmpty() ? each.name() : each.name() + ": " + String.join(" ", parts);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, " %.3f", value);
    }
}
