// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

/**
 * Brier score: squared distance of the predicted probabilities from 1 for the true class and 0 for
 * the others, summed over the classes, mean over the images.
 *
 * <p>Result: in [0, 2], 0 is best; NaN for no images. With two classes whose probabilities add up
 * to 1 it is twice the one-class form, {@code mean((p - y)²)} in [0, 1], that scikit-learn's {@code
 * brier_score_loss} gives.
 *
 * <p>Source: Brier 1950, equation 2.
 */
public final class BrierScore {
    private BrierScore() {}

    /**
     * The score of predicted probabilities.
     *
     * @param truth index of the true class of each image
     * @param probabilities one row per image, one value in [0, 1] per class
     * @throws IllegalArgumentException if the lengths differ, a class has no column, or a value is
     *     outside [0, 1]
     */
    public static double of(int[] truth, double[][] probabilities) {
        ClassScores.checkProbabilities(truth, probabilities);
        double sum = 0;
        for (int i = 0; i < truth.length; i++)
            for (int k = 0; k < probabilities[i].length; k++) {
                double error = probabilities[i][k] - (k == truth[i] ? 1 : 0);
                sum += error * error;
            }
        return truth.length == 0 ? Double.NaN : sum / truth.length;
    }
}
