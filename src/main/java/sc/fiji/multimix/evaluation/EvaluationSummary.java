// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.statistics.Bootstrap;
import sc.fiji.multimix.statistics.ConfidenceInterval;
import sc.fiji.multimix.statistics.MeanDeviation;

/**
 * All metrics of an evaluation with their confidence intervals.
 *
 * @param masks means over the images with masks; empty if there are none
 * @param classes values for all images with classes; empty if there are none
 * @param resamples number of bootstrap resamples; 0 if there are no intervals
 */
public record EvaluationSummary(List<Measure> masks, List<Measure> classes, int resamples) {
    /** Resamples where nothing else is asked for. */
    public static final int DEFAULT_RESAMPLES = 1000;

    private static final long SEED = 1;

    /** Copies the lists. */
    public EvaluationSummary {
        masks = List.copyOf(masks);
        classes = List.copyOf(classes);
    }

    /**
     * Sums an evaluation up. Intervals are of 95 %; images are drawn anew, those with classes
     * within each class; the same evaluation gives the same intervals.
     *
     * @param resamples number of bootstrap resamples, at least 0 (no intervals)
     * @param listener asked after each metric whether to go on
     */
    public static EvaluationSummary of(
            Evaluation evaluation, int resamples, ProgressListener listener) {
        if (resamples < 0)
            throw new IllegalArgumentException(
                    "The number of bootstrap resamples must be at least 0, but is " + resamples);
        return new EvaluationSummary(
                masks(evaluation, resamples, listener),
                classes(evaluation, resamples, listener),
                resamples);
    }

    private static List<Measure> masks(
            Evaluation evaluation, int resamples, ProgressListener listener) {
        List<Measure> measures = new ArrayList<>();
        if (evaluation.masks().isEmpty()) return measures;
        for (MaskMetric metric : MaskMetric.ALL) {
            listener.checkCanceled();
            measures.add(
                    mean(
                            evaluation,
                            metric.key() + (metric.isDistance() ? "_px" : ""),
                            metric.label(),
                            metric.isDistance() ? "px" : "",
                            metric::value,
                            resamples));
        }
        if (evaluation.unit().equals(PixelSize.PIXEL)) return measures;
        for (MaskMetric metric : MaskMetric.ALL)
            if (metric.isDistance())
                measures.add(
                        mean(
                                evaluation,
                                metric.key(),
                                metric.label(),
                                evaluation.unit(),
                                metric::calibrated,
                                resamples));
        return measures;
    }

    /** The mean over the images for which a metric is defined. */
    private static Measure mean(
            Evaluation evaluation,
            String key,
            String label,
            String unit,
            ToDoubleFunction<MaskOutcome> metric,
            int resamples) {
        double[] values =
                evaluation.masks().stream()
                        .mapToDouble(metric)
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        MeanDeviation mean = MeanDeviation.of(values);
        ConfidenceInterval interval =
                resamples == 0
                        ? null
                        : Bootstrap.interval(
                                values.length,
                                drawn ->
                                        Arrays.stream(drawn).mapToDouble(i -> values[i]).sum()
                                                / drawn.length,
                                resamples,
                                SEED);
        return new Measure(
                key, label, unit, mean.mean(), mean.deviation(), defined(interval), values.length);
    }

    private static List<Measure> classes(
            Evaluation evaluation, int resamples, ProgressListener listener) {
        List<Measure> measures = new ArrayList<>();
        if (evaluation.classes().isEmpty()) return measures;
        int[] labels = evaluation.labels();
        double[][] probabilities = evaluation.probabilities();
        for (ClassMetric metric : ClassMetric.all(evaluation.classNames())) {
            listener.checkCanceled();
            double value = metric.value(labels, probabilities);
            ConfidenceInterval interval =
                    resamples == 0 || Double.isNaN(value)
                            ? null
                            : Bootstrap.interval(
                                    labels,
                                    drawn ->
                                            metric.value(
                                                    Arrays.stream(drawn)
                                                            .map(i -> labels[i])
                                                            .toArray(),
                                                    Arrays.stream(drawn)
                                                            .mapToObj(i -> probabilities[i])
                                                            .toArray(double[][]::new)),
                                    resamples,
                                    SEED);
            measures.add(
                    new Measure(
                            metric.key(),
                            metric.label(),
                            "",
                            value,
                            Double.NaN,
                            defined(interval),
                            Double.isNaN(value) ? 0 : metric.images(labels, probabilities)));
        }
        return measures;
    }

    private static ConfidenceInterval defined(ConfidenceInterval interval) {
        return interval != null && interval.isDefined() ? interval : null;
    }

    /** A measure by its key, if this evaluation has it. */
    public Optional<Measure> measure(String key) {
        return Stream.concat(masks.stream(), classes.stream())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }
}
