// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;
import sc.fiji.multimix.window.TrainingAdvice.Situation;

class TrainingAdviceTest {
    private static final Situation EARLY = new Situation(100, 0, Duration.ofMinutes(5), "CPU");

    private static List<String> advice(List<EpochReport> history) {
        return TrainingAdvice.of(history, EARLY);
    }

    private static void assertOnly(String start, List<String> advice) {
        assertEquals(1, advice.size(), advice.toString());
        assertTrue(advice.get(0).startsWith(start), advice.toString());
    }

    private static List<EpochReport> history(int epochs, IntFunction<EpochReport> epoch) {
        List<EpochReport> history = new ArrayList<>();
        for (int i = 1; i <= epochs; i++) history.add(epoch.apply(i));
        return history;
    }

    /** A classification that gets better, but for its pseudo-labels. */
    private static List<EpochReport> withPseudoLabels(int epochs, PseudoLabelCounts counts) {
        return history(
                epochs,
                i ->
                        Reports.epoch(
                                i,
                                Reports.losses(1.0 / i, Double.NaN, counts),
                                Double.NaN,
                                0.5 + 0.01 * i,
                                0.7 + 0.01 * i));
    }

    @Test
    void hasNoneForAGoodTrainingNorWithoutEpochs() {
        assertEquals(List.of(), advice(List.of()));
        assertEquals(List.of(), advice(Reports.segmentation(20, i -> 1.0 / i, i -> 1 - 0.5 / i)));
    }

    @Test
    void tellsOverFittingByAFallingLossAndAScoreThatHasNotRisen() {
        assertOnly(
                "Validation Dice has not risen for 12 epochs (0.880 in epoch 8): over-fitting is"
                        + " likely",
                advice(
                        Reports.segmentation(
                                20, i -> 1.0 / i, i -> 0.8 + 0.01 * Math.min(i, 16 - i))));
    }

    @Test
    void saysWhenTheTrainingHasComeToRest() {
        List<String> advice =
                advice(Reports.segmentation(20, i -> 0.2, i -> 0.8 + 0.01 * Math.min(i, 5)));
        assertOnly("Validation Dice has not risen for 15 epochs", advice);
        assertTrue(advice.get(0).endsWith("come to rest; finish now."), advice.toString());
    }

    /** A falling loss, with scores by epoch. */
    private static List<EpochReport> scores(
            IntToDoubleFunction dice, IntToDoubleFunction accuracy, IntToDoubleFunction auc) {
        return history(
                20,
                i ->
                        Reports.epoch(
                                i,
                                Reports.losses(1.0 / i, 1.0 / i, Reports.SOME),
                                dice.applyAsDouble(i),
                                accuracy.applyAsDouble(i),
                                auc.applyAsDouble(i)));
    }

    @Test
    void namesTheTaskThatRestsWhileTheOtherGetsBetter() {
        IntToDoubleFunction rises = i -> 0.7 + 0.01 * i;
        IntToDoubleFunction rests = i -> 0.8 + 0.01 * Math.min(i, 8);
        assertEquals(List.of(), advice(scores(rises, rises, rises)));
        assertEquals(
                List.of(
                        "Validation Dice has not risen for 12 epochs (0.880 in epoch 8), while the"
                                + " classification still gets better."),
                advice(scores(rests, rises, rises)));
        assertEquals(
                List.of(
                        "Validation AUC has not risen for 12 epochs (0.880 in epoch 8), while the"
                                + " segmentation still gets better."),
                advice(scores(rises, rests, rests)));
        assertEquals(
                List.of(
                        "Validation AUC has not risen for 12 epochs (0.880 in epoch 8), while the"
                                + " accuracy still gets better."),
                advice(scores(i -> Double.NaN, rises, rests)));
    }

    @Test
    void advisesToFinishIfTheScoreThatChoosesTheModelRests() {
        IntToDoubleFunction rests = i -> 0.8 + 0.01 * Math.min(i, 8);
        IntToDoubleFunction rises = i -> 0.7 + 0.005 * i;
        IntToDoubleFunction falls = i -> 0.9 - 0.005 * Math.max(i - 8, 0);
        String expected =
                "Validation score has not risen for 12 epochs (%.3f in epoch 8): over-fitting is"
                        + " likely, since the loss still falls; finish now or add labels.";
        assertEquals(
                List.of(String.format(Locale.ROOT, expected, 0.88)),
                advice(scores(rests, rests, rests)));
        assertEquals( // what one task gains the other loses
                List.of(String.format(Locale.ROOT, expected, 0.82)),
                advice(scores(rises, falls, falls)));
    }

    @Test
    void comparesLossesOnlyAfterTheLastExtension() {
        List<EpochReport> history =
                Reports.segmentation(9, i -> i > 6 ? 0.9 : 0.6, i -> 0.5 + 0.04 * i);
        assertOnly("The loss of the labeled images rises", advice(history));
        assertEquals(
                List.of(), TrainingAdvice.of(history, new Situation(100, 6, Duration.ZERO, "CPU")));
        List<EpochReport> jumping =
                Reports.segmentation(10, i -> 1 - 0.02 * i + (i % 2) * 0.5, i -> 0.5 + 0.04 * i);
        assertEquals(
                List.of(), TrainingAdvice.of(jumping, new Situation(100, 5, Duration.ZERO, "CPU")));
    }

    @Test
    void aRiseOfOnePixelIsNone() {
        assertOnly(
                "Validation Dice has not risen for 9 epochs",
                advice(Reports.segmentation(10, i -> 0.2, i -> 0.8 + 1e-4 * i)));
    }

    @Test
    void proposesAnExtensionNearTheEndOnly() {
        List<EpochReport> rising = Reports.segmentation(10, i -> 1.0 / i, i -> 0.5 + 0.04 * i);
        Situation end = new Situation(10, 0, Duration.ZERO, "CPU");
        assertOnly("The loss still falls", TrainingAdvice.of(rising, end));
        assertEquals(List.of(), advice(rising));
    }

    @Test
    void proposesALowerRateForARisingLoss() {
        assertOnly(
                "The loss of the labeled images rises (0.900 in the last 3 epochs, 0.600 in those"
                        + " before): lower the learning rate (it is 0.0010)",
                advice(Reports.segmentation(6, i -> i > 3 ? 0.9 : 0.6, i -> 0.5 + 0.04 * i)));
    }

    @Test
    void proposesALowerRateForALossThatJumps() {
        assertOnly(
                "The loss of the labeled images jumps",
                advice(
                        Reports.segmentation(
                                10, i -> 1 - 0.02 * i + (i % 2) * 0.5, i -> 0.5 + 0.04 * i)));
    }

    @Test
    void tellsEpochsWithoutPseudoLabels() {
        PseudoLabelCounts none = new PseudoLabelCounts(50, 0, 0, 0);
        assertOnly(
                "No unlabeled image was sure enough to become a pseudo-label for 7 epochs",
                advice(withPseudoLabels(7, none)));
        assertEquals(List.of(), advice(withPseudoLabels(4, none)));
        assertEquals(List.of(), advice(withPseudoLabels(7, PseudoLabelCounts.NONE)));
    }

    @Test
    void tellsWrongPseudoLabelsWhereEnoughAreKnown() {
        assertOnly(
                "Only 50 % of the pseudo-labels of the last 3 epochs are right (30 of 60 whose class"
                        + " is known)",
                advice(withPseudoLabels(7, new PseudoLabelCounts(50, 40, 20, 10))));
        assertEquals(List.of(), advice(withPseudoLabels(7, new PseudoLabelCounts(50, 40, 4, 2))));
        assertEquals(List.of(), advice(withPseudoLabels(7, Reports.SOME)));
    }

    @Test
    void suspectsOneClassForAllImages() {
        assertOnly(
                "Validation accuracy has been exactly 0.620 for 6 epochs at an AUC of 0.52",
                advice(
                        history(
                                6,
                                i ->
                                        Reports.epoch(
                                                i,
                                                Reports.losses(1.0 / i, Double.NaN, Reports.SOME),
                                                Double.NaN,
                                                0.62,
                                                0.52))));
    }

    @Test
    void warnsOfALongTimeOnTheCpuOnly() {
        List<EpochReport> history = Reports.segmentation(1, i -> 1, i -> 0.5);
        Duration time = Duration.ofMinutes(150);
        assertOnly(
                "The CPU needs about 2:30:00 hours more",
                TrainingAdvice.of(history, new Situation(100, 0, time, "CPU (2 threads)")));
        assertEquals(
                List.of(), TrainingAdvice.of(history, new Situation(100, 0, time, "GPU (H100)")));
    }
}
