// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sc.fiji.multimix.metrics.BrierScore;
import sc.fiji.multimix.metrics.CalibrationError;
import sc.fiji.multimix.metrics.ConfusionMatrix;
import sc.fiji.multimix.metrics.RankedScores;

/** A set of images drawn from the classified images of an evaluation, some of them repeatedly. */
final class DrawnClasses {
    /** All classified images; what is the same for every drawn set is computed once. */
    static final class Pool {
        private final int classes;
        private final int[] labels;
        private final int[] predicted;
        private final double[][] probabilities;
        private final double[] brier; // of each image
        private final SortedMap<Integer, RankedScores> ranked = new TreeMap<>(); // that occur

        Pool(Evaluation evaluation) {
            classes = evaluation.classNames().size();
            labels = evaluation.labels();
            predicted = evaluation.predictedLabels();
            probabilities = evaluation.probabilities();
            brier =
                    IntStream.range(0, labels.length)
                            .mapToDouble(
                                    i ->
                                            BrierScore.of(
                                                    new int[] {labels[i]},
                                                    new double[][] {probabilities[i]}))
                            .toArray();
            for (int k : labels)
                ranked.computeIfAbsent(
                        k,
                        key ->
                                RankedScores.of(
                                        evaluation.positives(key), evaluation.probabilities(key)));
        }

        /** The true class of each image, within which images are drawn. */
        int[] labels() {
            return labels;
        }

        /** Each image once. */
        DrawnClasses all() {
            return draw(IntStream.range(0, labels.length).toArray());
        }

        /** A set of images by their indices. */
        DrawnClasses draw(int[] indices) {
            return new DrawnClasses(this, indices);
        }
    }

    private final Pool pool;
    private final int[] drawn;
    private final int[] counts;
    private final ConfusionMatrix matrix;

    private DrawnClasses(Pool pool, int[] drawn) {
        this.pool = pool;
        this.drawn = drawn;
        counts = new int[pool.labels.length];
        for (int i : drawn) counts[i]++;
        matrix =
                ConfusionMatrix.of(
                        IntStream.of(drawn).map(i -> pool.labels[i]).toArray(),
                        IntStream.of(drawn).map(i -> pool.predicted[i]).toArray(),
                        pool.classes);
    }

    /** The counts from which most metrics come. */
    ConfusionMatrix matrix() {
        return matrix;
    }

    /** Area under the ROC curve, mean over the classes that occur. */
    double rocAuc() {
        return mean(ranked -> ranked.rocAuc(counts));
    }

    /** Average precision, mean over the classes that occur. */
    double averagePrecision() {
        return mean(ranked -> ranked.averagePrecision(counts));
    }

    /** Average precision of a class; NaN if there is no image of it, or of no other class. */
    double averagePrecision(int index) {
        RankedScores ranked = pool.ranked.get(index);
        return ranked == null ? Double.NaN : ranked.averagePrecision(counts);
    }

    private double mean(ToDoubleFunction<RankedScores> area) {
        double sum = 0;
        for (RankedScores ranked : pool.ranked.values()) sum += area.applyAsDouble(ranked);
        return sum / pool.ranked.size();
    }

    /** Brier score. */
    double brier() {
        double sum = 0;
        for (int i : drawn) sum += pool.brier[i];
        return sum / drawn.length;
    }

    /** Expected calibration error. */
    double calibrationError() {
        return CalibrationError.of(
                IntStream.of(drawn).map(i -> pool.labels[i]).toArray(),
                IntStream.of(drawn).mapToObj(i -> pool.probabilities[i]).toArray(double[][]::new));
    }
}
