// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * p-values of several tests, adjusted so that the chance of any false finding among them stays
 * below the level that they are compared with.
 *
 * <p>Source: Holm 1979; values as R's {@code p.adjust(p, "holm")}.
 */
public final class HolmCorrection {
    private HolmCorrection() {}

    /**
     * The adjusted p-values, in the order given, each at least the given one and at most 1. A NaN
     * stays NaN and does not count as a test.
     *
     * @throws IllegalArgumentException if a value is outside [0, 1]
     */
    public static double[] adjust(double[] p) {
        for (double value : p)
            if (value < 0 || value > 1)
                throw new IllegalArgumentException(
                        "p-values must be in [0, 1], but one is " + value);
        int[] rising =
                IntStream.range(0, p.length)
                        .filter(i -> !Double.isNaN(p[i]))
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        double largest = 0;
        for (int rank = 0; rank < rising.length; rank++) {
            largest = Math.max(largest, (rising.length - rank) * p[rising[rank]]);
            adjusted[rising[rank]] = Math.min(1, largest);
        }
        return adjusted;
    }
}
