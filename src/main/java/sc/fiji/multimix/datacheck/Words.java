// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {
    private static final double GIB = 1L << 30;
    private static final double LEAST = 0.1;

    private Words() {}

    /** For example "1 image" or "3 images". */
    static String count(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    static String images(long number) {
        return count(number, "image", "images");
    }

    /** A gray value: whole if it is large or whole, else with three digits. */
    static String gray(double value) {
        return value == Math.rint(value) || Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }

    /** For example "20 to 40 s", "2.1 to 4.2 h" or "less than 0.1 s": what a person plans with. */
    static String timeRange(double fromSeconds, double toSeconds) {
        if (toSeconds < 100) return range(fromSeconds, toSeconds, "s");
        if (toSeconds < 100 * 60) return range(fromSeconds / 60, toSeconds / 60, "min");
        if (toSeconds < 48 * 3600) return range(fromSeconds / 3600, toSeconds / 3600, "h");
        return range(fromSeconds / 86400, toSeconds / 86400, "days");
    }

    private static String range(double from, double to, String unit) {
        if (to < LEAST) return "less than " + LEAST + " " + unit;
        String format = to < 10 ? "%.1f" : "%.0f";
        String low = String.format(Locale.ROOT, format, from);
        String high = String.format(Locale.ROOT, format, to);
        return (low.equals(high) ? high : low + " to " + high) + " " + unit;
    }

    /** For example "0.4 GB", "12 GB" or "less than 0.1 GB". */
    static String memory(double bytes) {
        double gigabytes = bytes / GIB;
        if (gigabytes < LEAST) return "less than " + LEAST + " GB";
        return String.format(Locale.ROOT, gigabytes < 10 ? "%.1f GB" : "%.0f GB", gigabytes);
    }
}
