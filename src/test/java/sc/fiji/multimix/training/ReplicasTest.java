// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;

/** Replicas on one CPU, since PyTorch has but one: the code is the same for several GPUs. */
class ReplicasTest {
    private static final int SIDE = 32;
    private static final int IMAGES = 3;
    private static final int RATIO = 2; // unlabeled classification images per labeled one
    private static final int STEPS = 4;
    private static final float RATE = 1e-3f;
    private static final float DROPOUT = 0.25f;

    /** With all terms and a teacher that is the running mean. */
    private static final TrainingOptions OPTIONS =
            TrainingOptions.PAPER
                    .withBatch(IMAGES)
                    .withAveraging(0.9f)
                    .withWeights(LossWeights.DEFAULTS);

    private static List<Device> cpus(int replicas) {
        return Collections.nCopies(replicas, Device.cpu());
    }

    private static Replicas replicas(int count, float dropout) {
        Engines.get().setRandomSeed(1);
        return new Replicas(NetworkOptions.multiMix(4, 2, SIDE, dropout), OPTIONS, cpus(count));
    }

    /** Gradients of the first replica after a step, by weight, and its losses. */
    private record Step(Map<String, float[]> gradients, StepLosses losses) {}

    private static Step step(int count, TrainingBatch batch) {
        try (Replicas replicas = replicas(count, 0)) {
            replicas.run(batch, 0);
            Map<String, float[]> gradients = new LinkedHashMap<>();
            replicas.first()
                    .network()
                    .trainedWeights()
                    .forEach((name, weight) -> gradients.put(name, gradient(weight)));
            List<StepNumbers.Numbers> read = replicas.losses(true);
            assertEquals(1, read.size());
            return new Step(gradients, read.get(0).losses());
        }
    }

    private static float[] gradient(NDArray weight) {
        try (NDArray gradient = weight.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    /** Two devices share 3 images unevenly, one has none of four devices. */
    @Test
    void gradientsAndLossesAreThoseOfOneDevice() {
        TrainingBatch batch = batch(1);
        Step one = step(1, batch);
        for (int count = 2; count <= IMAGES + 1; count++) {
            Step several = step(count, batch);
            one.gradients.forEach(
                    (name, expected) ->
                            assertTrue(
                                    distance(expected, several.gradients.get(name)) < 1e-3, name));
            assertClose(one.losses, several.losses);
        }
    }

    @Test
    void gradientsOfAnotherBatchAreOthers() {
        String name = "encoder.down1.conv1.weight";
        float[] gradient = step(2, batch(1)).gradients.get(name);
        assertTrue(distance(gradient, step(2, batch(2)).gradients.get(name)) > 0.1);
    }

    /** Of two arrays, relative to the first. */
    private static double distance(float[] expected, float[] actual) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(expected[i] - actual[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        assertTrue(norm > 0);
        return Math.sqrt(difference / norm);
    }

    private static void assertClose(StepLosses expected, StepLosses actual) {
        assertEquals(expected.supervised(), actual.supervised(), 1e-4f);
        assertEquals(expected.pseudoLabel(), actual.pseudoLabel(), 1e-4f);
        assertEquals(expected.dice(), actual.dice(), 1e-4f);
        assertEquals(expected.consistency(), actual.consistency(), 1e-4f);
        assertEquals(expected.total(), actual.total(), 1e-4f);
        assertEquals(expected.pseudoLabels(), actual.pseudoLabels());
        assertTrue(Float.isNaN(actual.guessedLabel()));
    }

    /** Weights of the network and their mean after some steps, by name, and each step's losses. */
    private record Trained(
            Map<String, float[]> weights, Map<String, float[]> means, List<StepLosses> losses) {}

    private static Trained train(int count, float dropout) {
        Engines.get().setRandomSeed(1);
        NetworkOptions shape = NetworkOptions.multiMix(4, 2, SIDE, dropout);
        List<StepLosses> losses = new ArrayList<>();
        try (Replicas replicas = replicas(count, dropout);
                Adam adam =
                        new Adam(
                                replicas.first().network().manager(),
                                replicas.first().network().trainedWeights())) {
            assertEquals(shape, replicas.first().network().options());
            for (int i = 0; i < STEPS; i++) {
                replicas.run(batch(i), i);
                adam.update(RATE);
                replicas.follow();
                replicas.losses(true).forEach(numbers -> losses.add(numbers.losses()));
            }
            return new Trained(
                    values(replicas.first().network().weights()),
                    values(replicas.first().average().weights()),
                    losses);
        }
    }

    private static Map<String, float[]> values(Map<String, NDArray> weights) {
        Map<String, float[]> values = new LinkedHashMap<>();
        weights.forEach((name, weight) -> values.put(name, weight.toFloatArray()));
        return values;
    }

    @Test
    void placeholder() {}

    private static TrainingBatch batch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] masks = gray(IMAGES, random);
        for (int i = 0; i < masks.length; i++) masks[i] = (byte) (masks[i] & 1);
        return new TrainingBatch(
                SIDE,
                gray(IMAGES, random),
                masks,
                gray(IMAGES, random),
                gray(IMAGES, random),
                new int[] {0, 1, 1},
                gray(RATIO * IMAGES, random),
                gray(RATIO * IMAGES, random),
                new byte[0],
                new int[] {0, 1, -1, 1, 0, -1});
    }

    private static byte[] gray(int images, SplittableRandom random) {
        byte[] gray = new byte[images * SIDE * SIDE];
        random.nextBytes(gray);
        return gray;
    }
}
