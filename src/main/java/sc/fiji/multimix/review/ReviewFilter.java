// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.util.Locale;

/**
 * Which cases are looked at.
 *
 * @param className predicted class; empty for all
 * @param lowest confidence from which a case is shown, in [0, 1]; 0 for all
 * @param highest confidence up to which a case is shown, in [0, 1]; 1 for all
 * @param only what else is asked of a case
 */
public record ReviewFilter(String className, double lowest, double highest, Only only) {
    /** Lets every case pass. */
    public static final ReviewFilter ALL = new ReviewFilter("", 0, 1, Only.ALL);

    /** What is asked of a case besides class and confidence. */
    public enum Only {
        /** Nothing. */
        ALL,
        /** It could not be analyzed. */
        ERRORS,
        /** It could be analyzed. */
        ANALYZED,
        /** It has a warning. */
        WARNINGS,
        /** Nobody has decided on it yet. */
        UNREVIEWED;

        /** The word used in dialogs and macros. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the ranges. */
    public ReviewFilter {
        check(lowest);
        check(highest);
        if (lowest > highest)
            throw new IllegalArgumentException(
                    "The lowest confidence, "
                            + lowest
                            + ", is above the highest, "
                            + highest
                            + ". Lower it.");
    }

    private static void check(double confidence) {
        if (!(confidence >= 0 && confidence <= 1))
            throw new IllegalArgumentException(
                    "A confidence must be between 0 and 1, but is " + confidence + ".");
    }

    /**
     * Whether a case passes. One without a confidence passes only if no bound is set.
     *
     * @param reviewed whether somebody has decided on it
     */
    public boolean passes(ReviewCase each, boolean reviewed) {
        if (!className.isEmpty() && !className.equals(each.className())) return false;
        boolean bounded = lowest > 0 || highest < 1;
        boolean inside = each.confidence() >= lowest && each.confidence() <= highest;
        if (bounded && !inside) return false;
        return switch (only) {
            case ALL -> true;
            case ERRORS -> each.failed();
            case ANALYZED -> !each.failed();
            case WARNINGS -> each.warned();
            case UNREVIEWED -> !reviewed;
        };
    }
}
