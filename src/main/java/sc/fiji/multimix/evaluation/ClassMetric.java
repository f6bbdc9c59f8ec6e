// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import sc.fiji.multimix.metrics.AveragePrecision;
import sc.fiji.multimix.metrics.BrierScore;
import sc.fiji.multimix.metrics.CalibrationError;
import sc.fiji.multimix.metrics.ConfusionMatrix;
import sc.fiji.multimix.metrics.RocAuc;

/**
 * A metric of the classes of a set of images.
 *
 * @param key the name in files
 * @param label the name for people
 * @param metric of the true classes and the predicted probabilities, a row per image
 * @param images number of images that the metric is about
 */
record ClassMetric(
        String key,
        String label,
        ToDoubleBiFunction<int[], double[][]> metric,
        ToIntFunction<ConfusionMatrix> images) {
    /** The metrics of a model with these classes, in the order of tables. */
    static List<ClassMetric> all(List<String> classNames) {
        List<ClassMetric> metrics = new ArrayList<>();
        metrics.add(
                counted("accuracy", "Accuracy", ConfusionMatrix::accuracy, ConfusionMatrix::total));
        metrics.add(
                counted(
                        "balanced_accuracy",
                        "Balanced accuracy",
                        ConfusionMatrix::balancedAccuracy,
                        ConfusionMatrix::total));
        metrics.add(
                new ClassMetric(
                        "roc_auc", "Area under the ROC curve", RocAuc::of, ConfusionMatrix::total));
        metrics.add(
                new ClassMetric(
                        "average_precision",
                        "Average precision",
                        AveragePrecision::of,
                        ConfusionMatrix::total));
        metrics.add(
                new ClassMetric(
                        "expected_calibration_error",
                        "Expected calibration error (0 is best)",
                        CalibrationError::of,
                        ConfusionMatrix::total));
        metrics.add(
                new ClassMetric(
                        "brier",
                        "Brier score (0 is best)",
                        BrierScore::of,
                        ConfusionMatrix::total));
        for (int k = 0; k < classNames.size(); k++) {
            int index = k;
            String of = ", " + classNames.get(k);
            String suffix = "_" + classNames.get(k);
            metrics.add(
                    counted(
                            "sensitivity" + suffix,
                            "Sensitivity" + of,
                            m -> m.sensitivity(index),
                            m -> of(m, index)));
            metrics.add(
                    counted(
                            "specificity" + suffix,
                            "Specificity" + of,
                            m -> m.specificity(index),
                            m -> m.total() - of(m, index)));
            metrics.add(
                    counted(
                            "precision" + suffix,
                            "Precision" + of,
                            m -> m.precision(index),
                            m -> takenFor(m, index)));
            metrics.add(
                    counted(
                            "f1" + suffix,
                            "F1" + of,
                            m -> m.f1(index),
                            m -> of(m, index) + takenFor(m, index) - m.count(index, index)));
        }
        return metrics;
    }

    private static ClassMetric counted(
            String key,
            String label,
            ToDoubleFunction<ConfusionMatrix> metric,
            ToIntFunction<ConfusionMatrix> images) {
        return new ClassMetric(
                key,
                label,
                (labels, probabilities) -> metric.applyAsDouble(matrix(labels, probabilities)),
                images);
    }

    private static ConfusionMatrix matrix(int[] labels, double[][] probabilities) {
        return ConfusionMatrix.of(labels, predicted(probabilities), probabilities[0].length);
    }

    private static int of(ConfusionMatrix matrix, int truth) {
        return IntStream.range(0, matrix.classes()).map(k -> matrix.count(truth, k)).sum();
    }

    private static int takenFor(ConfusionMatrix matrix, int predicted) {
        return IntStream.range(0, matrix.classes()).map(k -> matrix.count(k, predicted)).sum();
    }

    private static int[] predicted(double[][] probabilities) {
        int[] predicted = new int[probabilities.length];
        for (int i = 0; i < predicted.length; i++)
            for (int k = 1; k < probabilities[i].length; k++)
                if (probabilities[i][k] > probabilities[i][predicted[i]]) predicted[i] = k;
        return predicted;
    }

    /** The value for at least one image; NaN if it is not defined. */
    double value(int[] labels, double[][] probabilities) {
        return metric.applyAsDouble(labels, probabilities);
    }

    /** Number of images that the value is about, for example those of a class. */
    int images(int[] labels, double[][] probabilities) {
        return images.applyAsInt(matrix(labels, probabilities));
    }
}
