// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Two-sided p-values of the hypothesis that two systems score equally, from pairs of values.
 *
 * <p>Result: in [0, 1]. NaN values are left out with their partners. Values that do not differ at
 * all give 1. A t-test of values that differ, but by the same amount everywhere, is not defined:
 * they have no spread to compare the difference with.
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
     * their mean rank. Exact for up to {@value SignedRanks#EXACT} differences, also with ties; the
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
        return nonZero.length == 0 ? 1 : SignedRanks.pValue(nonZero);
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
}
