// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.metrics.AveragePrecision;
import sc.fiji.multimix.metrics.BrierScore;
import sc.fiji.multimix.metrics.RocAuc;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.statistics.Bootstrap;
import sc.fiji.multimix.statistics.ConfidenceInterval;
import sc.fiji.multimix.statistics.WilsonInterval;

class EvaluationSummaryTest {
    private static final PixelSize MM = new PixelSize(0.5, 0.5, "mm");

    private static EvaluationSummary summary(Evaluation evaluation, int resamples) {
        return EvaluationSummary.of(evaluation, resamples, ProgressListener.NONE);
    }

    private static Measure measure(EvaluationSummary summary, String key) {
        return summary.measure(key).orElseThrow();
    }

    @Test
    void meansAreOverTheImagesForWhichAMetricIsDefined() {
        EvaluationSummary summary =
                summary(
                        Outcomes.masks(
                                Outcomes.mask("a", PixelSize.PIXELS, 4, 4),
                                Outcomes.mask("b", PixelSize.PIXELS, 4, 2),
                                Outcomes.mask("c", PixelSize.PIXELS, 4, 0)),
                        0);
        // Dice 1, 2 * 4 / (16 + 4) = 0.4 and 0
        assertEquals(1.4 / 3, measure(summary, "dice").value(), 1e-12);
        assertEquals(3, measure(summary, "dice").images());
        // no distance to an empty mask; (3, 3) to (1, 1) otherwise
        assertEquals(Math.sqrt(8) / 2, measure(summary, "hausdorff_px").value(), 1e-12);
        assertEquals(2, measure(summary, "hausdorff_px").images());
        assertNull(measure(summary, "dice").interval());
        assertTrue(summary.measure("hausdorff").isEmpty());
    }

    @Test
    void distancesAndAreasAreCalibratedWhereAllImagesHaveOneUnit() {
        Evaluation evaluation =
                Outcomes.masks(Outcomes.mask("a", MM, 4, 2), Outcomes.mask("b", MM, 4, 4));
        assertEquals("mm", evaluation.unit());
        assertEquals(
                Math.sqrt(8) / 2 / 2, measure(summary(evaluation, 0), "hausdorff").value(), 1e-12);
        assertEquals("mm", measure(summary(evaluation, 0), "hausdorff").unit());
        assertEquals(4 * 0.25, evaluation.predictedAreas()[0]);
        assertEquals((4 - 16) * 0.25 / 2, evaluation.areaAgreement().bias());
    }

    @Test
    void mixedUnitsAreComparedInPixels() {
        Evaluation evaluation =
                Outcomes.masks(
                        Outcomes.mask("a", MM, 4, 2), Outcomes.mask("b", PixelSize.PIXELS, 4, 4));
        assertEquals(PixelSize.PIXEL, evaluation.unit());
        assertEquals(4, evaluation.predictedAreas()[0]);
        assertTrue(summary(evaluation, 0).measure("hausdorff").isEmpty());
    }

    @Test
    void classMetricsAreThoseOfTheDefinitions() {
        EvaluationSummary summary =
                summary(
                        Outcomes.classes(new int[] {0, 0, 1, 1}, 0.25f, 0.75f, 0.875f, 0.625f),
                        200);
        assertEquals(0.75, measure(summary, "accuracy").value());
        assertEquals(0.75, measure(summary, "roc_auc").value());
        assertEquals(1, measure(summary, "sensitivity_PNEUMONIA").value());
        assertEquals(0.5, measure(summary, "specificity_PNEUMONIA").value());
        assertEquals(0.8, measure(summary, "f1_PNEUMONIA").value(), 1e-12);
        assertEquals(2, measure(summary, "sensitivity_PNEUMONIA").images());
        assertEquals(3, measure(summary, "precision_PNEUMONIA").images());
        Measure accuracy = measure(summary, "accuracy");
        assertEquals(4, accuracy.images());
        assertNotNull(accuracy.interval());
        assertTrue(accuracy.interval().low() <= 0.75 && accuracy.interval().high() >= 0.75);
        assertEquals(4, measure(summary, "f1_PNEUMONIA").images());
        // PNEUMONIA ranked first, third; NORMAL by 1 - p: first, fourth
        assertEquals(
                measure(summary, "average_precision").value(),
                (measure(summary, "average_precision_NORMAL").value()
                                + measure(summary, "average_precision_PNEUMONIA").value())
                        / 2,
                1e-12);
        assertEquals(
                (1 + 2 / 3.0) / 2, measure(summary, "average_precision_PNEUMONIA").value(), 1e-12);
    }

    @Test
    void whatNeedsTwoClassesIsNotDefinedForOne() {
        EvaluationSummary summary =
                summary(Outcomes.classes(new int[] {1, 1, 1}, 0.9f, 0.8f, 0.3f), 100);
        assertEquals(2 / 3.0, measure(summary, "accuracy").value(), 1e-12);
        for (String key :
                new String[] {
                    "roc_auc",
                    "average_precision",
                    "balanced_accuracy",
                    "specificity_PNEUMONIA",
                    "precision_PNEUMONIA",
                    "f1_PNEUMONIA",
                    "average_precision_PNEUMONIA",
                    "precision_NORMAL",
                    "f1_NORMAL",
                    "average_precision_NORMAL"
                }) {
            assertFalse(measure(summary, key).isDefined(), key);
            assertNull(measure(summary, key).interval(), key);
            assertEquals(0, measure(summary, key).images(), key);
        }
    }

    @Test
    void aShareThatIsTheSameInAllDrawnSetsHasWilsonsInterval() {
        // all of the one class right, all of the other wrong
        EvaluationSummary summary =
                summary(Outcomes.classes(new int[] {0, 0, 1, 1}, 0.6f, 0.7f, 0.8f, 0.9f), 100);
        for (String key : List.of("accuracy", "precision_PNEUMONIA")) {
            assertEquals(0.5, measure(summary, key).value(), key);
            assertEquals(WilsonInterval.of(4, 2), measure(summary, key).interval(), key);
        }
        assertEquals(WilsonInterval.of(2, 2), measure(summary, "sensitivity_PNEUMONIA").interval());
        assertEquals(WilsonInterval.of(2, 0), measure(summary, "specificity_PNEUMONIA").interval());
        ConfidenceInterval balanced = measure(summary, "balanced_accuracy").interval();
        assertEquals(balanced.low(), balanced.high(), "no proportion");
    }

    @Test
    void equalEvaluationsGiveEqualIntervals() {
        Evaluation evaluation =
                Outcomes.masks(
                        Outcomes.mask("a", MM, 4, 2),
                        Outcomes.mask("b", MM, 4, 3),
                        Outcomes.mask("c", MM, 5, 5));
        assertEquals(summary(evaluation, 100), summary(evaluation, 100));
    }

    @Test
    void anImpossibleNumberOfResamplesIsRefused() {
        Evaluation evaluation = Outcomes.classes(new int[] {0}, 0.5f);
        for (int resamples : new int[] {-1, 1, 99}) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class, () -> summary(evaluation, resamples));
            assertTrue(e.getMessage().contains("100 to 100,000"), e.getMessage());
        }
        assertEquals(100, summary(evaluation, 100).resamples());
        assertThrows(
                IllegalArgumentException.class,
                () -> summary(evaluation, EvaluationSummary.MOST_RESAMPLES + 1));
    }

    @Test
    void intervalsOfClassesAreThoseOfEachMetricAlone() {
        int n = 40;
        int[] labels = new int[n];
        float[] second = new float[n];
        Random random = new Random(42);
        for (int i = 0; i < n; i++) {
            labels[i] = i % 4 == 0 ? 1 : 0;
            second[i] = Math.round(10 * (random.nextFloat() + labels[i]) / 2) / 10f; // with ties
        }
        Evaluation evaluation = Outcomes.classes(labels, second);
        EvaluationSummary summary = summary(evaluation, 100);
        Map<String, ToDoubleBiFunction<int[], double[][]>> alone =
                Map.of(
                        "roc_auc", RocAuc::of,
                        "average_precision", AveragePrecision::of,
                        "brier", BrierScore::of);
        alone.forEach(
                (key, metric) -> {
                    ConfidenceInterval wanted =
                            Bootstrap.interval(
                                    labels,
                                    drawn ->
                                            metric.applyAsDouble(
                                                    IntStream.of(drawn)
                                                            .map(i -> labels[i])
                                                            .toArray(),
                                                    IntStream.of(drawn)
                                                            .mapToObj(
                                                                    i ->
                                                                            evaluation
                                                                                    .probabilities()[
                                                                                    i])
                                                            .toArray(double[][]::new)),
                                    100,
                                    1);
                    ConfidenceInterval found = measure(summary, key).interval();
                    // sums in another order
                    assertEquals(wanted.low(), found.low(), 1e-12, key);
                    assertEquals(wanted.high(), found.high(), 1e-12, key);
                });
    }

    @Test
    void theCalibrationErrorHasNoInterval() {
        EvaluationSummary summary =
                summary(Outcomes.classes(new int[] {0, 0, 1, 1}, 0.2f, 0.7f, 0.9f, 0.6f), 100);
        assertTrue(measure(summary, "expected_calibration_error").isDefined());
        assertNull(measure(summary, "expected_calibration_error").interval());
    }

    @Test
    void saysHowFarItIsAndStopsWithinTheResampling() {
        List<Double> fractions = new ArrayList<>();
        ProgressListener half =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {
                        fractions.add(fraction);
                    }

                    @Override
                    public boolean isCanceled() {
                        return fractions.size() > 50;
                    }
                };
        Evaluation evaluation = Outcomes.classes(new int[] {0, 1, 0, 1}, 0.2f, 0.7f, 0.9f, 0.6f);
        assertThrows(
                CancellationException.class, () -> EvaluationSummary.of(evaluation, 1000, half));
        assertEquals(51, fractions.size());
        assertEquals(0.5, fractions.get(50), 1e-12);
    }

    @Test
    void canBeCanceled() {
        ProgressListener canceled =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        Evaluation evaluation = Outcomes.classes(new int[] {0}, 0.5f);
        assertThrows(
                CancellationException.class, () -> EvaluationSummary.of(evaluation, 100, canceled));
    }
}
