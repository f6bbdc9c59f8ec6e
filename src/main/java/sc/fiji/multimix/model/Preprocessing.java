// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

/**
 * How gray values become the network's input: the image's low and high percentile are mapped to -1
 * and 1, values beyond them are cut.
 *
 * @param lowPercentile in [0, 100)
 * @param highPercentile in (lowPercentile, 100]
 */
public record Preprocessing(double lowPercentile, double highPercentile) {
    /** Checks the ranges. */
    public Preprocessing {
        if (!(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100))
            throw new IllegalArgumentException(
                    "Percentiles must be 0 <= low < high <= 100, but are "
                            + lowPercentile
                            + " and "
                            + highPercentile
                            + ".");
    }
}
