// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.statistics.ConfidenceInterval;
import sc.fiji.multimix.statistics.MeanDeviation;
import sc.fiji.multimix.statistics.WilsonInterval;

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

    /** Fewest resamples, if any: with fewer, the ends of an interval are chance. */
    public static final int FEWEST_RESAMPLES = 100;

    /** Most resamples: beyond, an interval does not change but takes minutes. */
    public static final int MOST_RESAMPLES = 100_000;

    /** Copies the lists. */
    public EvaluationSummary {
        masks = List.copyOf(masks);
        classes = List.copyOf(classes);
    }

    /**
     * Sums an evaluation up. Intervals are of 95 %; images are drawn anew, those with classes
     * within each class; the same evaluation gives the same intervals.
     *
     * @param resamples number of bootstrap resamples, 0 for no intervals
     * @param listener told how far it is; may cancel at each resample
     * @throws IllegalArgumentException if the number of resamples is not possible
     */
    public static EvaluationSummary of(
            Evaluation evaluation, int resamples, ProgressListener listener) {
        checkResamples(resamples);
        Intervals intervals = new Intervals(resamples, sets(evaluation), listener);
        return new EvaluationSummary(
                masks(evaluation, intervals), classes(evaluation, intervals), resamples);
    }

    /**
     * Checks a number of resamples before any work.
     *
     * @throws IllegalArgumentException unless it is 0, or from {@link #FEWEST_RESAMPLES} to {@link
     *     #MOST_RESAMPLES}
     */
    public static void checkResamples(int resamples) {
        if (resamples != 0 && (resamples < FEWEST_RESAMPLES || resamples > MOST_RESAMPLES))
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The number of bootstrap resamples must be 0 (no intervals), or %,d to"
                                    + " %,d, but is %d.",
                            FEWEST_RESAMPLES,
                            MOST_RESAMPLES,
                            resamples));
    }

    /** How many times sets are drawn: for each metric of masks, for all of classes together. */
    private static int sets(Evaluation evaluation) {
        long distances = MaskMetric.ALL.stream().filter(MaskMetric::isDistance).count();
        int masks = evaluation.masks().isEmpty() ? 0 : MaskMetric.ALL.size();
        int calibrated =
                masks == 0 || evaluation.unit().equals(PixelSize.PIXEL) ? 0 : (int) distances;
        return masks + calibrated + (evaluation.classes().isEmpty() ? 0 : 1);
    }

    private static List<Measure> masks(Evaluation evaluation, Intervals intervals) {
        List<Measure> measures = new ArrayList<>();
        if (evaluation.masks().isEmpty()) return measures;
        for (MaskMetric metric : MaskMetric.ALL)
            measures.add(
                    mean(
                            evaluation,
                            metric.key() + (metric.isDistance() ? "_px" : ""),
                            metric.label(),
                            metric.isDistance() ? "px" : "",
                            metric::value,
                            intervals));
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
                                intervals));
        return measures;
    }

    /** The mean over the images for which a metric is defined. */
    private static Measure mean(
            Evaluation evaluation,
            String key,
            String label,
            String unit,
            ToDoubleFunction<MaskOutcome> metric,
            Intervals intervals) {
        double[] values =
                evaluation.masks().stream()
                        .mapToDouble(metric)
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        MeanDeviation mean = MeanDeviation.of(values);
        return new Measure(
                key,
                label,
                unit,
                mean.mean(),
                mean.deviation(),
                intervals.ofMean(values),
                values.length);
    }

    private static List<Measure> classes(Evaluation evaluation, Intervals intervals) {
        List<Measure> measures = new ArrayList<>();
        if (evaluation.classes().isEmpty()) return measures;
        DrawnClasses.Pool pool = new DrawnClasses.Pool(evaluation);
        DrawnClasses all = pool.all();
        List<ClassMetric> metrics = ClassMetric.all(evaluation.classNames());
        List<ConfidenceInterval> found = intervals.of(pool, metrics);
        for (int i = 0; i < metrics.size(); i++) {
            ClassMetric metric = metrics.get(i);
            double value = metric.metric().applyAsDouble(all);
            boolean defined = !Double.isNaN(value);
            int images = defined ? metric.images().applyAsInt(all.matrix()) : 0;
            measures.add(
                    new Measure(
                            metric.key(),
                            metric.label(),
                            "",
                            value,
                            Double.NaN,
                            defined ? interval(metric, found.get(i), value, images) : null,
                            images));
        }
        return measures;
    }

    /** Of a share that is the same in all drawn sets, the interval that does not need them. */
    private static ConfidenceInterval interval(
            ClassMetric metric, ConfidenceInterval drawn, double value, int images) {
        return drawn != null && drawn.low() == drawn.high() && metric.isProportion()
                ? WilsonInterval.of(images, (int) Math.round(value * images))
                : drawn;
    }

    /** The mean Hausdorff distance: calibrated if there is that, else in pixels. */
    public Optional<Measure> distance() {
        return measure("hausdorff").or(() -> measure("hausdorff_px"));
    }

    /** A measure by its key, if this evaluation has it. */
    public Optional<Measure> measure(String key) {
        return Stream.concat(masks.stream(), classes.stream())
                .filter(measure -> measure.key().equals(key))
                .findFirst();
    }
}
