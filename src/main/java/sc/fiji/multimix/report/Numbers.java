// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.util.Locale;
import sc.fiji.multimix.evaluation.Measure;
import sc.fiji.multimix.statistics.ConfidenceInterval;

/** Numbers as reports write them, with a decimal point whatever the language. */
final class Numbers {
    static final String UNDEFINED = "not defined";

    private Numbers() {}

    /** A share or score to three decimals. */
    static String score(double value) {
        return Double.isNaN(value) ? UNDEFINED : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A quantity with a unit, to four significant digits; without a unit as a score. */
    static String quantity(double value, String unit) {
        if (Double.isNaN(value)) return UNDEFINED;
        return unit.isEmpty() ? score(value) : plain(value) + " " + unit;
    }

    /** A quantity to four significant digits, without exponent where that is readable. */
    static String plain(double value) {
        double size = Math.abs(value);
        if (size == 0) return "0";
        if (size >= 1e9 || size < 1e-4) return String.format(Locale.ROOT, "%.3e", value);
        int decimals = (int) Math.max(0, 3 - Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** An interval as "0.91 to 0.95"; empty for none. */
    static String interval(ConfidenceInterval interval, String unit) {
        if (interval == null) return "";
        return unit.isEmpty()
                ? score(interval.low()) + " to " + score(interval.high())
                : plain(interval.low()) + " to " + quantity(interval.high(), unit);
    }

    /** A value with its interval, as "0.93 (0.91 to 0.95)". */
    static String withInterval(Measure measure) {
        String value = quantity(measure.value(), measure.unit());
        return measure.interval() == null
                ? value
                : value + " (" + interval(measure.interval(), measure.unit()) + ")";
    }

    /** As {@link #withInterval}, and for how many of the images it is defined if not for all. */
    static String withInterval(Measure measure, int images) {
        return withInterval(measure)
                + (measure.images() < images
                        ? ", defined for " + measure.images() + " of " + images
                        : "");
    }

    /** "1 image", "2 images". */
    static String images(int count) {
        return count == 1 ? "1 image" : count + " images";
    }
}
