// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.stream.IntStream;

/** Values measured twice on the same images. */
final class Pairs {
    private Pairs() {}

    /**
     * The differences {@code second - first} of the pairs in which neither value is NaN.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    static double[] differences(double[] first, double[] second) {
        if (first.length != second.length)
            throw new IllegalArgumentException(
                    "Paired values must be equally many, but there are "
                            + first.length
                            + " and "
                            + second.length
                            + ".");
        return IntStream.range(0, first.length)
                .mapToDouble(i -> second[i] - first[i])
                .filter(difference -> !Double.isNaN(difference))
                .toArray();
    }
}
