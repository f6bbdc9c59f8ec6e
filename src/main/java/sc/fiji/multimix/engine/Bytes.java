// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.Locale;

/** Sizes of files, for people. */
public final class Bytes {
    private static final double KILO = 1000;

    private Bytes() {}

    /** For example "12 bytes", "3.4 MB" or "2.46 GB", with powers of 1000 as in file managers. */
    public static String inWords(long bytes) {
        if (bytes < KILO) return bytes + " bytes";
        if (bytes < KILO * KILO) return format("%.0f kB", bytes / KILO);
        if (bytes < KILO * KILO * KILO) return format("%.1f MB", bytes / (KILO * KILO));
        return format("%.2f GB", bytes / (KILO * KILO * KILO));
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
