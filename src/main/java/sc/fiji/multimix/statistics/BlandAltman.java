// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

/**
 * Agreement of predicted with reference measurements: the differences, predicted - reference, in
 * the measurements' unit.
 *
 * <p>Source: Bland &amp; Altman 1986, 95 % limits of agreement.
 *
 * @param bias mean difference; NaN for no pairs
 * @param deviation standard deviation of the differences, with n - 1; NaN for fewer than two pairs
 * @param lower limit of agreement, {@code bias - 1.96 · deviation}
 * @param upper limit of agreement, {@code bias + 1.96 · deviation}
 * @param count number of pairs
 */
public record BlandAltman(double bias, double deviation, double lower, double upper, int count) {
    private static final double NORMAL_QUANTILE = 1.96; // as printed by Bland & Altman

    /**
     * The agreement of the pairs in which neither value is NaN.
     *
     * @throws IllegalArgumentException if there are not equally many values of both
     */
    public static BlandAltman of(double[] reference, double[] predicted) {
        MeanDeviation difference = MeanDeviation.of(Pairs.differences(reference, predicted));
        double reach = NORMAL_QUANTILE * difference.deviation();
        return new BlandAltman(
                difference.mean(),
                difference.deviation(),
                difference.mean() - reach,
                difference.mean() + reach,
                difference.count());
    }
}
