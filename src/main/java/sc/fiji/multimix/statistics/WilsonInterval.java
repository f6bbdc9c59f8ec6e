// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * Confidence interval of a proportion from its counts alone, of 95 % as those of {@link Bootstrap};
 * it has a width also where all or none of the images count.
 *
 * <p>Source: Wilson 1927, without continuity correction.
 */
public final class WilsonInterval {
    private WilsonInterval() {}

    /**
     * The interval of {@code part / all}.
     *
     * @param all number of images, at least 1
     * @param part number of those that count, in [0, all]
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static ConfidenceInterval of(int all, int part) {
        if (all < 1 || part < 0 || part > all)
            throw new IllegalArgumentException(
                    "A proportion needs a part of at least one image, but it is "
                            + part
                            + " of "
                            + all);
        var interval = new WilsonScoreInterval().createInterval(all, part, Bootstrap.LEVEL);
        return new ConfidenceInterval(
                Math.max(0, interval.getLowerBound()), // rounding
                Math.min(1, interval.getUpperBound()),
                Bootstrap.LEVEL);
    }
}
