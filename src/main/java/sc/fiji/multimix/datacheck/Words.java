// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {
    private static final double GIB = 1L << 30;

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

    /** For example "40 s", "12 min", "3.5 h" or "2.1 days": what a person plans with. */
    static String time(double seconds) {
        if (seconds < 10) return String.format(Locale.ROOT, "%.1f s", seconds);
        if (seconds < 100) return String.format(Locale.ROOT, "%.0f s", seconds);
        if (seconds < 100 * 60) return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        if (seconds < 48 * 3600) return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
        return String.format(Locale.ROOT, "%.1f days", seconds / 86400);
    }

    /** For example "0.42 GB" or "3.1 GB". */
    static String memory(double bytes) {
        return String.format(Locale.ROOT, bytes < GIB ? "%.2f GB" : "%.1f GB", bytes / GIB);
    }
}
