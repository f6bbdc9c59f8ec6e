// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Milliseconds of repeated runs, or of each of their parts, in ascending order. */
final class Times {
    private static final int WARM_UP = 3;

    private final double[] millis;

    private Times(double[] millis) {
        this.millis = millis;
        Arrays.sort(this.millis);
    }

    /**
     * Times a workload, after three runs that do not count.
     *
     * @param runs number of runs that count, at least 1
     */
    static Times of(Workload work, int runs) throws IOException {
        for (int i = 0; i < WARM_UP; i++) work.warmUp();
        double[] millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - start) / 1e6 / work.parts();
        }
        return new Times(millis);
    }

    /** The middle one, of an even number the mean of the two, as Python's statistics.median. */
    double median() {
        return median(millis);
    }

    /** The same of other values in ascending order. */
    static double median(double[] millis) {
        int half = millis.length / 2;
        return millis.length % 2 == 1 ? millis[half] : (millis[half - 1] + millis[half]) / 2;
    }

    double least() {
        return millis[0];
    }

    /**
     * The columns of the PyTorch script: {@code WHAT median_ms min_ms images_per_second
     * peak_rss_mb}.
     */
    String line(String what, int images) {
        return String.format(
                Locale.ROOT,
                "%s %.1f %.1f %.2f %s",
                what,
                median(),
                least(),
                images / median() * 1000,
                ResidentMemory.peakMegabytes());
    }
}
