// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.data.RandomBatch;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** Replicas on one CPU, since PyTorch has but one: the code is the same for several GPUs. */
class ReplicasTest {
    private static final int SIDE = 32;
    private static final int CLASSES = 2;
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
        return new Replicas(
                NetworkOptions.multiMix(4, CLASSES, SIDE, dropout), OPTIONS, cpus(count));
    }

    /** Gradients of the first replica after a step, by weight, and its losses. */
    private record Step(Map<String, float[]> gradients, StepLosses losses) {}

    private static Step step(int count, TrainingBatch batch) {
        try (Replicas replicas = replicas(count, 0)) {
            replicas.run(batch, 0);
            Map<String, float[]> gradients = Gradients.of(replicas.first().network());
            List<StepNumbers.Numbers> read = replicas.losses(true);
            assertEquals(1, read.size());
            return new Step(gradients, read.get(0).losses());
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
                                    Gradients.distance(expected, several.gradients.get(name))
                                            < 1e-3,
                                    name));
            assertClose(one.losses, several.losses);
        }
    }

    @Test
    void gradientsOfAnotherBatchAreOthers() {
        String name = "encoder.down1.conv1.weight";
        float[] gradient = step(2, batch(1)).gradients.get(name);
        assertTrue(Gradients.distance(gradient, step(2, batch(2)).gradients.get(name)) > 0.1);
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
        List<StepLosses> losses = new ArrayList<>();
        try (Replicas replicas = replicas(count, dropout);
                Adam adam =
                        new Adam(
                                replicas.first().network().manager(),
                                replicas.first().network().trainedWeights())) {
            for (int i = 0; i < STEPS; i++) {
                replicas.run(batch(i), i);
                adam.update(RATE);
                FollowingReplicas.follow(replicas);
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
    void weightsAfterSomeStepsAreThoseOfOneDevice() {
        Trained one = train(1, 0);
        Trained two = train(2, 0);
        assertEquals(STEPS, two.losses.size());
        for (int i = 0; i < STEPS; i++) assertClose(one.losses.get(i), two.losses.get(i));
        assertClose(one.weights, two.weights);
        assertClose(one.means, two.means);
    }

    /**
     * Adam makes a step of up to the rate of any gradient, however small, so that rounding alone
     * can move a weight whose gradient is zero but for it; others differ far less.
     */
    private static void assertClose(Map<String, float[]> expected, Map<String, float[]> actual) {
        expected.forEach(
                (name, values) -> {
                    assertArrayEquals(values, actual.get(name), 2 * STEPS * RATE, name);
                    assertEquals(0, Gradients.distance(values, actual.get(name)), 1e-3, name);
                });
    }

    @Test
    void dropoutIsReproducible() {
        Trained once = train(2, DROPOUT);
        Trained again = train(2, DROPOUT);
        assertEquals(once.losses, again.losses);
        once.weights.forEach(
                (name, values) -> assertArrayEquals(values, again.weights.get(name), name));
    }

    @Test
    void replicasDropOtherValues() {
        assertNotEquals(dice(0, DROPOUT), dice(1, DROPOUT));
        assertEquals(dice(0, 0), dice(1, 0));
    }

    /** Dice loss of one of two replicas, each of which gets the same image. */
    private static float dice(int number, float dropout) {
        TrainingBatch images = batch(1);
        TrainingBatch same =
                new TrainingBatch(
                        SIDE,
                        twice(images.segmentationLabeled()),
                        twice(images.masks()),
                        new byte[0],
                        new byte[0],
                        new int[0],
                        new byte[0],
                        new byte[0],
                        new byte[0],
                        new int[0]);
        Engines.get().setRandomSeed(1);
        NetworkOptions shape = new NetworkOptions(4, 0, true, false, SIDE, dropout);
        NetworkSession network = new NetworkSession(shape, Engines.get(), Device.cpu());
        try (Replica replica = new Replica(network, OPTIONS, new BatchShare(number, 2))) {
            replica.run(same, 0);
            return replica.losses(true).get(0).losses().dice();
        }
    }

    private static byte[] twice(byte[] images) {
        byte[] one = Arrays.copyOf(images, SIDE * SIDE);
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        return two;
    }

    @Test
    void failureOfAFurtherReplicaNamesItsDeviceAndCause() {
        TrainingBatch batch = batch(1);
        batch.labels()[IMAGES - 1] = CLASSES; // of the last replica; there is no such class
        try (Replicas replicas = replicas(IMAGES, 0)) {
            IllegalStateException failure =
                    assertThrows(IllegalStateException.class, () -> replicas.run(batch, 0));
            String message = failure.getMessage();
            assertTrue(message.startsWith("The training step failed on CPU ("), message);
            assertTrue(failure.getCause() instanceof EngineException, message);
            assertTrue(message.endsWith(": " + failure.getCause().getMessage()), message);
        }
    }

    @Test
    void failureOfTheFirstReplicaIsItsOwn() {
        TrainingBatch batch = batch(1);
        Arrays.fill(batch.labels(), CLASSES);
        try (Replicas replicas = replicas(2, 0)) {
            assertThrows(EngineException.class, () -> replicas.run(batch, 0));
        }
    }

    @Test
    void threadsEndWithTheReplicas() throws InterruptedException {
        List<Thread> threads;
        try (Replicas replicas = replicas(3, 0)) {
            replicas.run(batch(1), 0);
            threads =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().startsWith(Replicas.THREAD))
                            .filter(Thread::isAlive)
                            .toList();
            assertTrue(threads.size() >= 2, threads.toString());
            assertTrue(threads.stream().allMatch(Thread::isDaemon));
        }
        for (Thread thread : threads) {
            thread.join(10_000);
            assertFalse(thread.isAlive());
        }
    }

    private static TrainingBatch batch(long seed) {
        return RandomBatch.of(IMAGES, RATIO, SIDE, new SplittableRandom(seed));
    }
}
