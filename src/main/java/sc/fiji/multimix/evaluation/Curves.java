// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.metrics.CalibrationError;
import sc.fiji.multimix.metrics.PrecisionRecallCurve;
import sc.fiji.multimix.metrics.ReliabilityBins;
import sc.fiji.multimix.metrics.RocCurve;

/** The points of the curves of an evaluation, whoever draws them. */
public final class Curves {
    private Curves() {}

    /**
     * A point of a curve.
     *
     * @param x to the right
     * @param y upwards
     */
    public record Point(double x, double y) {}

    /** False and true positive rates of a class against the rest. */
    public static List<Point> roc(Evaluation evaluation, int index) {
        return RocCurve.of(evaluation.positives(index), evaluation.probabilities(index))
                .points()
                .stream()
                .map(point -> new Point(point.falsePositiveRate(), point.truePositiveRate()))
                .toList();
    }

    /**
     * Recall and precision of a class against the rest, as the steps below which the area is the
     * average precision.
     */
    public static List<Point> precisionRecall(Evaluation evaluation, int index) {
        List<Point> steps = new ArrayList<>();
        double before = 0;
        for (PrecisionRecallCurve.Point point :
                PrecisionRecallCurve.of(
                                evaluation.positives(index), evaluation.probabilities(index))
                        .points()) {
            if (point.recall() == before) continue; // adds nothing to the area
            steps.add(new Point(before, point.precision()));
            steps.add(new Point(point.recall(), point.precision()));
            before = point.recall();
        }
        return steps;
    }

    /** Images of about equal confidence, see {@link ReliabilityBins}. */
    public static ReliabilityBins reliability(Evaluation evaluation) {
        return ReliabilityBins.of(
                evaluation.labels(), evaluation.probabilities(), CalibrationError.BINS);
    }

    /** Mean confidence and accuracy of the bins that are not empty. */
    public static List<Point> reliability(ReliabilityBins bins) {
        return bins.bins().stream()
                .filter(bin -> bin.count() > 0)
                .map(bin -> new Point(bin.meanConfidence(), bin.accuracy()))
                .toList();
    }

    /** Mean and difference (predicted − reference) of the foreground areas of each mask. */
    public static List<Point> agreement(Evaluation evaluation) {
        double[] reference = evaluation.referenceAreas();
        double[] predicted = evaluation.predictedAreas();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < reference.length; i++)
            points.add(new Point((reference[i] + predicted[i]) / 2, predicted[i] - reference[i]));
        return points;
    }
}
