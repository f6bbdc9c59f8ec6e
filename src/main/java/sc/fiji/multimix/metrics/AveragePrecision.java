// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

/**
 * Average precision: the precision at each score, weighted by what it adds to the recall; the area
 * under the precision-recall curve as a sum of steps.
 *
 * <p>Scores: any finite numbers, only their order matters; equal scores are one step. Result: in
 * (0, 1], by chance the share of the class; NaN when all images are of one class, or there are
 * none.
 *
 * <p>Source: values as {@code metrics_reference.py}, and scikit-learn's {@code
 * average_precision_score}. Differs from it: that is 1 where all images are of the class.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /**
     * The average precision of one class.
     *
     * @param positive whether each image is of the class
     * @param score of each image, higher means more likely of the class
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static double of(boolean[] positive, double[] score) {
        double sum = Double.NaN;
        double recall = 0;
        for (PrecisionRecallCurve.Point point : PrecisionRecallCurve.of(positive, score).points()) {
            if (Double.isNaN(sum)) sum = 0;
            sum += (point.recall() - recall) * point.precision();
            recall = point.recall();
        }
        return sum;
    }

    /**
     * The mean, over the classes that occur, of each against the rest.
     *
     * @param truth index of the true class of each image
     * @param probabilities one row per image, one value per class
     * @throws IllegalArgumentException if the lengths differ, a score is not finite, or a class has
     *     no column
     */
    public static double of(int[] truth, double[][] probabilities) {
        return ClassScores.meanOneAgainstRest(truth, probabilities, AveragePrecision::of);
    }
}
