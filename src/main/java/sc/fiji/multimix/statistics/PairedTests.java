// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * Two-sided p-values of the hypothesis that two systems score equally: tests of pairs ({@link
 * #tTest}, {@link #wilcoxon}) and of separate samples ({@link #welch}, {@link #mannWhitney}).
 *
 * <p>Result: in [0, 1]. NaN values are left out, with their partner where there is one. Values that
 * do not differ at all give 1.
 */
public final class PairedTests {
    private PairedTests() {}

    /**
     * Student's t-test of paired values. NaN for fewer than two pairs; 1 when all pairs are equal;
     * 0 when all differ by the same amount.
     *
     * <p>Source: Student 1908; values as {@code scipy.stats.ttest_rel}.
     *
     * @throws IllegalArgumentException if there are not equally many values of both
     */
    public static double tTest(double[] a, double[] b) {
        double[] differences = Pairs.differences(b, a);
        if (differences.length < 2) return Double.NaN;
        if (Arrays.stream(differences).allMatch(d -> d == 0)) return 1;
        return new TTest().tTest(0, differences);
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
     * values of one; where neither sample varies, 1 if their means are equal and 0 if not.
     *
     * <p>Source: Welch 1947; values as {@code scipy.stats.ttest_ind(a, b, equal_var=False)}.
     */
    public static double welch(double[] a, double[] b) {
        double[] first = defined(a);
        double[] second = defined(b);
        if (first.length < 2 || second.length < 2) return Double.NaN;
        if (StatUtils.variance(first) == 0 && StatUtils.variance(second) == 0)
            return StatUtils.mean(first) == StatUtils.mean(second) ? 1 : 0;
        return new TTest().tTest(first, second);
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

    private static double[] defined(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    }
}
