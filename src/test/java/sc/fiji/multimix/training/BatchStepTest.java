// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.data.RandomBatch;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class BatchStepTest {
    private static final int SIDE = 32;
    private static final int IMAGES = 3;
    private static final int RATIO = 2; // unlabeled classification images per labeled one
    private static final TrainingOptions OPTIONS =
            TrainingOptions.PAPER
                    .withBatch(IMAGES)
                    .withWeights(LossWeights.DEFAULTS); // of all terms

    /** Gradients by weight, and losses, of one step of the same network and batch. */
    private record Result(Map<String, float[]> gradients, StepLosses losses) {}

    private static Result step(int imagesPerPart, TrainingBatch batch) {
        Engines.get().setRandomSeed(1);
        NetworkOptions shape = NetworkOptions.multiMix(4, 2, SIDE, 0);
        try (NetworkSession network = new NetworkSession(shape, Engines.get(), Device.cpu());
                StepNumbers numbers = new StepNumbers(network.manager(), 1, Duration.ZERO)) {
            TrainingStep terms = new TrainingStep(network, LossWeights.DEFAULTS);
            BatchStep step =
                    new BatchStep(
                            network, terms, OPTIONS, numbers, BatchShare.WHOLE, imagesPerPart);
            step.run(batch, 0);
            List<StepNumbers.Numbers> read = step.losses(true);
            assertEquals(1, read.size());
            return new Result(Gradients.of(network), read.get(0).losses());
        }
    }

    @Test
    void partsHaveTheGradientsOfTheWholeBatch() {
        TrainingBatch batch = batch(1);
        Result whole = step(IMAGES, batch);
        for (int imagesPerPart = 1; imagesPerPart < IMAGES; imagesPerPart++) {
            Result parts = step(imagesPerPart, batch);
            whole.gradients.forEach(
                    (name, expected) ->
                            assertEquals(
                                    0,
                                    Gradients.distance(expected, parts.gradients.get(name)),
                                    1e-3,
                                    name));
            assertEquals(whole.losses.total(), parts.losses.total(), 1e-5f);
            assertEquals(whole.losses.dice(), parts.losses.dice(), 1e-6f);
            assertEquals(whole.losses.consistency(), parts.losses.consistency(), 1e-6f);
            assertEquals(whole.losses.supervised(), parts.losses.supervised(), 1e-6f);
            assertEquals(whole.losses.pseudoLabel(), parts.losses.pseudoLabel(), 1e-6f);
            assertEquals(whole.losses.pseudoLabels(), parts.losses.pseudoLabels());
        }
    }

    @Test
    void anotherBatchHasOtherGradients() {
        String name = "encoder.down1.conv1.weight";
        float[] one = step(IMAGES, batch(1)).gradients.get(name);
        float[] other = step(IMAGES, batch(2)).gradients.get(name);
        assertTrue(Gradients.distance(one, other) > 0.1);
    }

    private static TrainingBatch batch(long seed) {
        return RandomBatch.of(IMAGES, RATIO, SIDE, new SplittableRandom(seed));
    }
}
