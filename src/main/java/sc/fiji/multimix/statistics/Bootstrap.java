// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Confidence interval of any statistic of a set of images, from sets of equal size drawn from it
 * with replacement: the 2.5th and the 97.5th percentile of the statistic over these sets.
 *
 * <p>Sets whose statistic is NaN are left out. Not defined, both ends NaN: for fewer than two
 * images, or when the statistic is NaN for more than half of the sets. The same seed gives the same
 * interval. With few images it is too narrow, as all percentile intervals are.
 *
 * <p>Source: Efron &amp; Tibshirani 1993, chapter 13, percentile interval; percentiles as {@code
 * numpy.percentile}.
 */
public final class Bootstrap {
    /** Confidence of the intervals. */
    public static final double LEVEL = 0.95;

    private Bootstrap() {}

    /**
     * The interval of a statistic of {@code n} images.
     *
     * @param n number of images
     * @param statistic of a set of images, given by {@code n} indices in [0, n), some of them
     *     repeated
     * @param resamples number of sets to draw, 1000 or more for a steady result
     * @param seed of the drawing
     * @throws IllegalArgumentException if {@code n} is negative or {@code resamples} not positive
     */
    public static ConfidenceInterval interval(
            int n, ToDoubleFunction<int[]> statistic, int resamples, long seed) {
        if (n < 0)
            throw new IllegalArgumentException(
                    "The number of images must not be negative, but is " + n);
        return interval(new int[n], statistic, resamples, seed);
    }

    /**
     * The interval of a statistic of images that are drawn within each stratum (class), so that
     * each set has as many images of each as the original one.
     *
     * @param strata stratum of each image
     * @param statistic of a set of images, given by their indices, some of them repeated
     * @param resamples number of sets to draw, 1000 or more for a steady result
     * @param seed of the drawing
     * @throws IllegalArgumentException if {@code resamples} is not positive
     */
    public static ConfidenceInterval interval(
            int[] strata, ToDoubleFunction<int[]> statistic, int resamples, long seed) {
        Stream<int[]> sets = sets(strata, resamples, seed);
        return strata.length < 2 ? undefined() : interval(sets.mapToDouble(statistic).toArray());
    }

    /**
     * The sets of images, where one set serves several statistics.
     *
     * @param strata stratum of each image, of which each set keeps the numbers
     * @param resamples number of sets
     * @param seed of the drawing
     * @return each set as indices of images, some of them repeated
     * @throws IllegalArgumentException if {@code resamples} is not positive
     */
    public static Stream<int[]> sets(int[] strata, int resamples, long seed) {
        if (resamples < 1)
            throw new IllegalArgumentException(
                    "The number of resamples must be positive, but is " + resamples);
        int[][] groups = groups(strata);
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> draw(groups, random)).limit(resamples);
    }

    /**
     * The interval from the values of a statistic over drawn sets.
     *
     * @param statistics a value per set; NaN where it is not defined
     */
    public static ConfidenceInterval interval(double[] statistics) {
        double[] values = Arrays.stream(statistics).filter(value -> !Double.isNaN(value)).toArray();
        if (values.length == 0 || 2L * values.length < statistics.length) return undefined();
        double tail = 100 * (1 - LEVEL) / 2;
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(values);
        return new ConfidenceInterval(
                percentile.evaluate(tail), percentile.evaluate(100 - tail), LEVEL);
    }

    /** The images of each stratum, in the order of the strata's numbers. */
    private static int[][] groups(int[] strata) {
        TreeMap<Integer, int[]> groups = new TreeMap<>();
        for (int stratum : strata)
            groups.computeIfAbsent(
                    stratum,
                    key ->
                            IntStream.range(0, strata.length)
                                    .filter(i -> strata[i] == key)
                                    .toArray());
        return groups.values().toArray(int[][]::new);
    }

    private static int[] draw(int[][] groups, SplittableRandom random) {
        return Arrays.stream(groups)
                .flatMapToInt(
                        group ->
                                IntStream.range(0, group.length)
                                        .map(i -> group[random.nextInt(group.length)]))
                .toArray();
    }

    private static ConfidenceInterval undefined() {
        return new ConfidenceInterval(Double.NaN, Double.NaN, LEVEL);
    }
}
