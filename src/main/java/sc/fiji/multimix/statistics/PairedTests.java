// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Two-sided p-values of the hypothesis that two systems score equally: tests of pairs ({@link
 * #tTest}, {@link #wilcoxon}) and of separate samples ({@link #welch}, {@link #mannWhitney}).
 *
 * <p>Result: in [0, 1]. NaN values are left out, with their partner where there is one. Values that
 * do not differ at all give 1. A t-test of values that differ, but by the same amount everywhere,
 * is not defined: they have no spread to compare the difference with.
 */
public final class PairedTests {
    /**
     * Share of the largest value; far above the error of a double, far below any score's digits.
     */
    private static final double ROUNDING = 1e-9;

    private PairedTests() {}

    /**
     * Student's t-test of paired values. NaN for fewer than two pairs; 1 when all pairs are equal;
     * NaN when all differ by the same amount: when the standard deviation of the differences is
     * below 1e-9 of the largest value, so that it is but rounding.
     *
     * <p>Source: Student 1908; values as {@code scipy.stats.ttest_rel}. Differs from it: equal
     * differences give no p-value of 0.
     *
     * @throws IllegalArgumentException if there are not equally many values of both
     */
    public static double tTest(double[] a, double[] b) {
        double[] differences = Pairs.differences(b, a);
        if (differences.length < 2) return Double.NaN;
        double rounding = rounding(a, b);
        if (StatUtils.variance(differences) > rounding * rounding)
            return new TTest().tTest(0, differences);
        return Math.abs(StatUtils.mean(differences)) <= rounding ? 1 : Double.NaN;
    }

    /**
     * Wilcoxon's signed-rank test of paired values. NaN for fewer than two pairs; 1 when all pairs
     * are equal.
     *
     * <p>Pairs without a difference are left out (Wilcoxon's own way), equal differences share
     * their mean rank. Exact for up to {@value RankTests#EXACT} differences, also with ties; the
     * normal approximation, with its variance corrected for ties, beyond.
     *
     * <p>Source: Wilcoxon 1945; values as {@code scipy.stats.wilcoxon}.
     *
     * @throws IllegalArgumentException if there are not equally many values of both
     */
    public static double wilcoxon(double[] a, double[] b) {
        double[] differences = Pairs.differences(b, a);
        if (differences.length < 2) return Double.NaN;
        double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
        return nonZero.length == 0 ? 1 : RankTests.signedRanks(nonZero);
    }

    /**
     * Welch's t-test of two separate samples, whose variances may differ. NaN for fewer than two
     * values of one; where neither sample varies by more than rounding, as above, 1 if their means
     * are equal and NaN if not.
     *
     * <p>Source: Welch 1947; values as {@code scipy.stats.ttest_ind(a, b, equal_var=False)}.
     * Differs from it: samples without spread give no p-value of 0.
     */
    public static double welch(double[] a, double[] b) {
        double[] first = defined(a);
        double[] second = defined(b);
        if (first.length < 2 || second.length < 2) return Double.NaN;
        double rounding = rounding(first, second);
        double spread = Math.max(StatUtils.variance(first), StatUtils.variance(second));
        if (spread > rounding * rounding) return new TTest().tTest(first, second);
        double difference = StatUtils.mean(first) - StatUtils.mean(second);
        return Math.abs(difference) <= rounding ? 1 : Double.NaN;
    }

    /**
     * The Mann-Whitney U test of two separate samples, also called Wilcoxon's rank-sum test. NaN if
     * one is empty; 1 when all values are equal.
     *
     * <p>Equal values share their mean rank. Exact for up to {@value RankTests#EXACT} values in
     * all, also with ties; the normal approximation, with its variance corrected for ties, beyond.
     *
     * <p>Source: Mann &amp; Whitney 1947; values as {@code scipy.stats.mannwhitneyu}.
     */
    public static double mannWhitney(double[] a, double[] b) {
        double[] first = defined(a);
        double[] second = defined(b);
        if (first.length == 0 || second.length == 0) return Double.NaN;
        return RankTests.rankSums(first, second);
    }

    /** What counts as rounding in numbers of this size; 0 if all are 0. */
    private static double rounding(double[] a, double[] b) {
        return ROUNDING
                * DoubleStream.concat(Arrays.stream(a), Arrays.stream(b))
                        .filter(value -> !Double.isNaN(value))
                        .map(Math::abs)
                        .max()
                        .orElse(0);
    }

    private static double[] defined(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
