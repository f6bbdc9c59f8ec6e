// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import sc.fiji.multimix.metrics.ConfusionMatrix;

/**
 * A metric of the classes of a set of images. Precision, F1 and average precision of a class are
 * not defined for a set that has no image of it, or none of another class.
 *
 * @param key the name in files
 * @param label the name for people
 * @param metric of a set of images; NaN if it is not defined
 * @param images number of images that the metric is about, for example those of a class
 * @param hasInterval whether bootstrap gives an interval for it
 * @param isProportion whether it is a share of these images
 */
record ClassMetric(
        String key,
        String label,
        ToDoubleFunction<DrawnClasses> metric,
        ToIntFunction<ConfusionMatrix> images,
        boolean hasInterval,
        boolean isProportion) {
    /** The metrics of a model with these classes, in the order of tables. */
    static List<ClassMetric> all(List<String> classNames) {
        List<ClassMetric> metrics = new ArrayList<>();
        metrics.add(
                proportion(
                        "accuracy", "Accuracy", ConfusionMatrix::accuracy, ConfusionMatrix::total));
        metrics.add(
                counted(
                        "balanced_accuracy",
                        "Balanced accuracy",
                        ConfusionMatrix::balancedAccuracy,
                        ConfusionMatrix::total));
        metrics.add(ofAll("roc_auc", "Area under the ROC curve", DrawnClasses::rocAuc, true));
        metrics.add(
                ofAll(
                        "average_precision",
                        "Average precision, mean over classes",
                        DrawnClasses::averagePrecision,
                        true));
        metrics.add(
                ofAll(
                        "expected_calibration_error",
                        "Expected calibration error (0 is best)",
                        DrawnClasses::calibrationError,
                        false)); // biased upwards, and in drawn sets still more so
        metrics.add(
                ofAll(
                        "brier",
                        "Brier score, summed over classes (0 to 2, 0 is best)",
                        DrawnClasses::brier,
                        true));
        for (int k = 0; k < classNames.size(); k++) {
            int index = k;
            String of = ", " + classNames.get(k);
            String suffix = "_" + classNames.get(k);
            metrics.add(
                    proportion(
                            "sensitivity" + suffix,
                            "Sensitivity" + of,
                            m -> m.sensitivity(index),
                            m -> of(m, index)));
            metrics.add(
                    proportion(
                            "specificity" + suffix,
                            "Specificity" + of,
                            m -> m.specificity(index),
                            m -> m.total() - of(m, index)));
            metrics.add(
                    proportion(
                            "precision" + suffix,
                            "Precision" + of,
                            m -> isCompared(m, index) ? m.precision(index) : Double.NaN,
                            m -> takenFor(m, index)));
            metrics.add(
                    counted(
                            "f1" + suffix,
                            "F1" + of,
                            m -> isCompared(m, index) ? m.f1(index) : Double.NaN,
                            ConfusionMatrix::total));
            metrics.add(
                    ofAll(
                            "average_precision" + suffix,
                            "Average precision" + of,
                            drawn -> drawn.averagePrecision(index),
                            true));
        }
        return metrics;
    }

    private static ClassMetric ofAll(
            String key, String label, ToDoubleFunction<DrawnClasses> metric, boolean hasInterval) {
        return new ClassMetric(key, label, metric, ConfusionMatrix::total, hasInterval, false);
    }

    private static ClassMetric counted(
            String key,
            String label,
            ToDoubleFunction<ConfusionMatrix> metric,
            ToIntFunction<ConfusionMatrix> images) {
        return new ClassMetric(
                key, label, drawn -> metric.applyAsDouble(drawn.matrix()), images, true, false);
    }

    private static ClassMetric proportion(
            String key,
            String label,
            ToDoubleFunction<ConfusionMatrix> metric,
            ToIntFunction<ConfusionMatrix> images) {
        return new ClassMetric(
                key, label, drawn -> metric.applyAsDouble(drawn.matrix()), images, true, true);
    }

    /** Whether there are images of a class and of others; else the class alone decides a score. */
    private static boolean isCompared(ConfusionMatrix matrix, int index) {
        int own = of(matrix, index);
        return own > 0 && own < matrix.total();
    }

    private static int of(ConfusionMatrix matrix, int truth) {
        return IntStream.range(0, matrix.classes()).map(k -> matrix.count(truth, k)).sum();
    }

    private static int takenFor(ConfusionMatrix matrix, int predicted) {
        return IntStream.range(0, matrix.classes()).map(k -> matrix.count(k, predicted)).sum();
    }
}
