// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Receiver operating characteristic curve: the rates of true and false positives at every
 * threshold.
 *
 * <p>Its area by trapezoids is {@link RocAuc}. Source: Fawcett 2006, algorithm 1 with ties merged.
 *
 * @param points by falling threshold, from (0, 0) to (1, 1); empty when all images are of one
 *     class, or there are none
 */
public record RocCurve(List<Point> points) {
    /**
     * One point of the curve.
     *
     * @param falsePositiveRate share of the other classes' images that score at least {@code
     *     threshold}, in [0, 1]
     * @param truePositiveRate share of the class's images that do, in [0, 1]
     * @param threshold a score that occurs; positive infinity at the first point
     */
    public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

    public RocCurve {
        points = List.copyOf(points);
    }

    /**
     * The curve of one class against the rest.
     *
     * @param positive whether each image is of the class
     * @param score of each image, higher means more likely of the class
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static RocCurve of(boolean[] positive, double[] score) {
        ScoreRanking ranking = ScoreRanking.of(positive, score);
        if (ranking.hasOneClass()) return new RocCurve(List.of());
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0, Double.POSITIVE_INFINITY));
        for (ScoreRanking.Step step : ranking.steps())
            points.add(
                    new Point(
                            (double) step.falsePositives() / ranking.negatives(),
                            (double) step.truePositives() / ranking.positives(),
                            step.threshold()));
        return new RocCurve(points);
    }
}
