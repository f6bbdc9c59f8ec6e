// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** In which order cases are looked at; those without the value come last. */
public enum ReviewOrder {
    /** As in the table. */
    TABLE,
    /** The least confident first. */
    CONFIDENCE,
    /** The smallest mask first. */
    FOREGROUND;

    /** The cases in this order; equal ones as in the table. */
    public List<ReviewCase> sort(List<ReviewCase> cases) {
        return switch (this) {
            case TABLE -> List.copyOf(cases);
            // Double.compare has NaN above all numbers
            case CONFIDENCE -> sort(cases, Comparator.comparingDouble(ReviewCase::confidence));
            case FOREGROUND ->
                    sort(cases, Comparator.comparingDouble(ReviewCase::foregroundFraction));
        };
    }

    private static List<ReviewCase> sort(List<ReviewCase> cases, Comparator<ReviewCase> order) {
        return cases.stream().sorted(order).toList();
    }

    /** The word used in dialogs and macros. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
