// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader is told of an explained slice.
 *
 * @param name of the slice, for the reader
 * @param slice what was found
 */
public record ExplanationReport(String name, ExplainedSlice slice) {
    /** What to keep in mind with all maps. */
    public static final String CAVEAT =
            "Saliency maps are hints, not proof: in chest radiographs they locate findings worse than"
                    + " readers do (Saporta et al. 2022), and some fail tests of trust (Arun et al."
                    + " 2021). Compare the methods, their share inside the mask and their change"
                    + " under noise.";

    /** Label of a map; what matters most comes first, since ImageJ cuts long labels. */
    public String label(Explanation explanation) {
        String warning = explanation.warning().toString();
        return explanation.method()
                + ", "
                + slice.className()
                + (warning.isEmpty() ? "" : ", " + warning)
                + ", "
                + name;
    }

    /** One sentence on the maps that are not to be relied on; nothing if there are none. */
    public Optional<String> warning() {
        List<String> parts = new ArrayList<>();
        for (Explanation explanation : slice.explanations())
            if (explanation.warning() != EvidenceWarning.NONE) parts.add(warning(explanation));
        if (parts.isEmpty()) return Optional.empty();
        double area = slice.explanations().get(0).share().area();
        return Optional.of(
                "Warning: "
                        + name
                        + ", class "
                        + slice.className()
                        + ": "
                        + String.join("; ", parts)
                        + "."
                        + (area > 0
                                ? percent(" The mask covers %.0f %% of the image.", area)
                                : ""));
    }

    private static String warning(Explanation explanation) {
        return switch (explanation.warning()) {
            case OUTSIDE ->
                    String.format(
                            Locale.ROOT,
                            "most evidence of %s lies outside the predicted mask, %.0f %% inside"
                                    + " (a map as coarse that equals the mask has %.0f %%)",
                            explanation.method(),
                            100 * explanation.share().inside(),
                            100 * explanation.share().attainable());
            case EMPTY_MASK ->
                    "the predicted mask is empty, so that no evidence of "
                            + explanation.method()
                            + " can lie inside";
            case NO_EVIDENCE -> explanation.method() + " finds nothing that speaks for the class";
            case NONE -> "";
        };
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format, 100 * share);
    }
}
