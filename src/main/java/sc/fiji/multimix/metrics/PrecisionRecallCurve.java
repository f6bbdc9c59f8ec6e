// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision and recall at every threshold.
 *
 * <p>Its area as a sum of steps is {@link AveragePrecision}. Source: values as {@code
 * metrics_reference.py}. Differs from scikit-learn's {@code precision_recall_curve}: no point with
 * recall 0 and precision 1 is added, which no threshold gives.
 *
 * @param points by falling threshold, one per different score; empty when all images are of one
 *     class, or there are none
 */
public record PrecisionRecallCurve(List<Point> points) {
    /**
     * One point of the curve.
     *
     * @param recall share of the class's images that score at least {@code threshold}, in [0, 1]
     * @param precision share of the class among the images that do, in [0, 1]
     * @param threshold a score that occurs
     */
    public record Point(double recall, double precision, double threshold) {}

    public PrecisionRecallCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of one class against the rest.
     *
     * @param positive whether each image is of the class
     * @param score of each image, higher means more likely of the class
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static PrecisionRecallCurve of(boolean[] positive, double[] score) {
        ScoreRanking ranking = ScoreRanking.of(positive, score);
        if (ranking.hasOneClass()) return new PrecisionRecallCurve(List.of());
        List<Point> points = new ArrayList<>();
        for (ScoreRanking.Step step : ranking.steps())
            points.add(
                    new Point(
                            (double) step.truePositives() / ranking.positives(),
                            (double) step.truePositives()
                                    / (step.truePositives() + step.falsePositives()),
                            step.threshold()));
        return new PrecisionRecallCurve(points);
    }
}
