// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import sc.fiji.multimix.data.MaskAugmentation;
import sc.fiji.multimix.engine.DeviceChoice;

class TrainingOptionsTest {
    private static final TrainingOptions FAST = TrainingOptions.FAST;

    @Test
    void badValueIsNamedWithItsOptionAndItsRange() {
        assertRefused("'masks'", "-1", "at least 0", () -> FAST.withMasks(-1));
        assertRefused("'labels'", "-1", "at least 0", () -> FAST.withLabels(-1));
        assertRefused("'resolution'", "100", "divisible by 16", () -> FAST.withResolution(100));
        assertRefused("'resolution'", "16", "at least 32", () -> FAST.withResolution(16));
        assertRefused("'width'", "0", "at least 1", () -> FAST.withWidth(0));
        assertRefused("'batch'", "0", "at least 1", () -> FAST.withBatch(0));
        assertRefused("'epochs'", "0", "at least 1", () -> FAST.withEpochs(0));
        assertRefused("'stepsPerEpoch'", "-1", "at least 0", () -> FAST.withStepsPerEpoch(-1));
        assertRefused("'rate'", "0.0", "in (0, 1)", () -> FAST.withRate(0));
        assertRefused("'rate'", "1.0", "in (0, 1)", () -> FAST.withRate(1));
        assertRefused("'rate'", "NaN", "in (0, 1)", () -> FAST.withRate(Float.NaN));
        assertRefused("'patience'", "-1", "at least 0", () -> FAST.withPatience(-1));
        assertRefused("'dropout'", "1.0", "in [0, 1)", () -> FAST.withDropout(1));
        assertRefused("'dropout'", "-0.1", "in [0, 1)", () -> FAST.withDropout(-0.1f));
        assertRefused("'averaging'", "1.0", "in [0, 1)", () -> FAST.withAveraging(1));
        assertRefused("'averaging'", "NaN", "in [0, 1)", () -> FAST.withAveraging(Float.NaN));
    }

    @Test
    void badResolutionComesWithTheNearestGoodOne() {
        assertRefused("'resolution'", "100", "for example 96", () -> FAST.withResolution(100));
        assertRefused("'resolution'", "250", "for example 256", () -> FAST.withResolution(250));
        assertRefused("'resolution'", "0", "for example 32", () -> FAST.withResolution(0));
    }

    @Test
    void badWeightIsNamedWithItsTerm() {
        PseudoLabelOptions pseudoLabel = PseudoLabelOptions.DEFAULTS;
        assertRefused(
                "dice",
                "-1.0",
                "at least 0",
                () -> new LossWeights(pseudoLabel, MixMatchOptions.DEFAULTS, -1, 0));
        assertRefused(
                "consistency",
                "-2.0",
                "at least 0",
                () -> new LossWeights(pseudoLabel, MixMatchOptions.DEFAULTS, 0, -2));
        assertRefused(
                "dice",
                "NaN",
                "at least 0",
                () -> new LossWeights(pseudoLabel, MixMatchOptions.DEFAULTS, Float.NaN, 0));
        assertRefused("threshold", "0.0", "in (0, 1]", () -> new PseudoLabelOptions(0, 1));
        assertRefused("threshold", "1.1", "in (0, 1]", () -> new PseudoLabelOptions(1.1f, 1));
        assertRefused("threshold", "NaN", "in (0, 1]", () -> new PseudoLabelOptions(Float.NaN, 1));
        assertRefused("weight", "-0.5", "at least 0", () -> new PseudoLabelOptions(0.5f, -0.5f));
    }

    private static void assertRefused(
            String option, String found, String wanted, Executable creation) {
        String message = assertThrows(IllegalArgumentException.class, creation).getMessage();
        assertTrue(message.contains(option), message);
        assertTrue(message.contains(found), message);
        assertTrue(message.contains(wanted), message);
    }

    @Test
    void limitsOfTheRangesAreAllowed() {
        assertDoesNotThrow(
                () ->
                        FAST.withMasks(0)
                                .withLabels(0)
                                .withResolution(32)
                                .withWidth(1)
                                .withBatch(1)
                                .withEpochs(1)
                                .withStepsPerEpoch(0)
                                .withPatience(0)
                                .withDropout(0)
                                .withAveraging(0)
                                .withWeights(
                                        new LossWeights(
                                                new PseudoLabelOptions(1, 0),
                                                MixMatchOptions.DEFAULTS,
                                                0,
                                                0)));
    }

    @Test
    void eachOptionIsOverriddenAlone() {
        LossWeights weights =
                new LossWeights(new PseudoLabelOptions(0.9f, 1), MixMatchOptions.DEFAULTS, 1, 1);
        TrainingOptions changed =
                FAST.withMasks(10)
                        .withLabels(100)
                        .withResolution(64)
                        .withSystem(TrainingSystem.UMTL)
                        .withWidth(8)
                        .withBatch(2)
                        .withUnlabeledRatio(5)
                        .withEpochs(3)
                        .withStepsPerEpoch(7)
                        .withRate(0.01f)
                        .withSchedule(LearningRateSchedule.STEP)
                        .withPatience(5)
                        .withDropout(0.5f)
                        .withMaskAugmentation(MaskAugmentation.WEAK)
                        .withBalanced(false)
                        .withAveraging(0.5f)
                        .withCalibrated(false)
                        .withMirrored(false)
                        .withWeights(weights)
                        .withSeed(99)
                        .withDevice(DeviceChoice.CPU);
        assertEquals(
                new TrainingOptions(
                        TrainingSystem.UMTL,
                        10,
                        100,
                        64,
                        8,
                        2,
                        5,
                        3,
                        7,
                        0.01f,
                        LearningRateSchedule.STEP,
                        5,
                        0.5f,
                        MaskAugmentation.WEAK,
                        false,
                        0.5f,
                        false,
                        false,
                        weights,
                        false,
                        99,
                        DeviceChoice.CPU),
                changed);
    }

    @Test
    void paperPresetHasThePublishedValues() {
        TrainingOptions paper = Preset.PAPER.options();
        assertEquals(256, paper.resolution());
        assertEquals(16, paper.width());
        assertEquals(10, paper.batch());
        assertEquals(1e-4f, paper.rate());
        assertEquals(LearningRateSchedule.STEP, paper.schedule());
        assertEquals(100, paper.epochs());
        assertEquals(0, paper.stepsPerEpoch());
        assertEquals(0, paper.patience());
        assertEquals(0.25f, paper.dropout());
        assertEquals(MaskAugmentation.NONE, paper.maskAugmentation());
        assertEquals(0f, paper.averaging());
        assertEquals(LossWeights.DEFAULTS, paper.weights());
    }

    @Test
    void lossWeightsAreThePublishedOnes() {
        LossWeights weights = LossWeights.DEFAULTS;
        assertEquals(0.7f, weights.pseudoLabel().threshold());
        assertEquals(0.25f, weights.pseudoLabel().weight());
        assertEquals(5f, weights.dice());
        assertEquals(0.01f, weights.consistency());
    }

    @Test
    void fastPresetIsSmallAndFallsToZero() {
        TrainingOptions fast = Preset.FAST.options();
        assertEquals(LearningRateSchedule.COSINE, fast.schedule());
        assertEquals(MaskAugmentation.STRONG, fast.maskAugmentation());
        long pixelsOfPaper = 10L * 256 * 256;
        long pixels = (long) fast.resolution() * fast.resolution() * fast.batch();
        assertTrue(pixels * 5 < pixelsOfPaper, "pixels of a step's stream: " + pixels);
    }

    @Test
    void presetsUseWhatTheFolderHasOnAnyDevice() {
        for (Preset preset : Preset.values()) {
            assertEquals(0, preset.options().masks());
            assertEquals(0, preset.options().labels());
            assertEquals(DeviceChoice.AUTO, preset.options().device());
        }
    }

    @Test
    void presetsHaveTheWordsOfTheMacros() {
        assertEquals("fast", Preset.FAST.toString());
        assertEquals("paper", Preset.PAPER.toString());
    }
}
