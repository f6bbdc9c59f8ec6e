// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * How a model did on test images.
 *
 * @param masks number of images whose masks were tested
 * @param labels number of images whose classes were tested
 * @param unreadable number of images that could not be tested; the training's log says why
 * @param values all measures of an {@link EvaluationSummary}, by their keys; one that is not
 *     defined is left out
 * @param defined number of images that a mean over masks is of, by the same keys; one of a distance
 *     leaves out images where a mask is empty. Empty if that is not known, in a file of an earlier
 *     version
 */
record TestScores(
        int masks,
        int labels,
        int unreadable,
        Map<String, Double> values,
        Map<String, Integer> defined) {
    TestScores {
        Map<String, Double> finite = new LinkedHashMap<>(values);
        finite.values().removeIf(value -> !Double.isFinite(value));
        values = Collections.unmodifiableMap(finite);
        defined =
                defined == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(defined));
    }

    static TestScores of(Evaluation evaluation) {
        EvaluationSummary summary = EvaluationSummary.of(evaluation, 0, ProgressListener.NONE);
        Map<String, Double> values = new LinkedHashMap<>();
        Stream.concat(summary.masks().stream(), summary.classes().stream())
                .forEach(measure -> values.put(measure.key(), measure.value()));
        Map<String, Integer> defined = new LinkedHashMap<>();
        summary.masks().forEach(measure -> defined.put(measure.key(), measure.images()));
        return new TestScores(
                evaluation.masks().size(),
                evaluation.classes().size(),
                evaluation.failures().size(),
                values,
                defined);
    }

    /** A score; NaN if it is not defined. */
    double get(Metric metric) {
        return values.getOrDefault(metric.key(), Double.NaN);
    }

    /** The F1 of a class; NaN if it is not defined. */
    double f1(String className) {
        return values.getOrDefault("f1_" + className, Double.NaN);
    }
}
