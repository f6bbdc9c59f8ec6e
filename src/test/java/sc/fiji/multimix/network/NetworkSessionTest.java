// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.Prediction.Part;

class NetworkSessionTest {
    private static final int SIDE = 32;
    private static final int PREDICTED = NetworkSession.PREDICTED_CLASS;
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);

    private NetworkSession network;
    private NDManager scope;
    private NDArray images;

    @BeforeEach
    void create() {
        Engines.get().setRandomSeed(42);
        network =
                new NetworkSession(
                        NetworkOptions.multiMix(2, 3, SIDE, 0.25f), Engines.get(), Device.cpu());
        scope = network.manager().newSubManager();
        images = RandomImages.of(scope, 6, 3, 1, SIDE, SIDE);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void predictionHasTheShapesOfTheParts() {
        Prediction prediction = network.predict(images, ALL, PREDICTED);
        assertEquals(new Shape(3, 3), prediction.classLogits().getShape());
        assertEquals(images.getShape(), prediction.saliency().getShape());
        assertEquals(images.getShape(), prediction.maskLogits().getShape());
    }

    @Test
    void partsNotWantedAreNotComputed() {
        Prediction classes = network.predict(images, EnumSet.of(Part.CLASS), PREDICTED);
        assertNotNull(classes.classLogits());
        assertNull(classes.saliency());
        assertNull(classes.maskLogits());
        assertNull(network.predict(images, EnumSet.of(Part.SALIENCY), PREDICTED).maskLogits());
        Prediction mask = network.predict(images, EnumSet.of(Part.MASK), PREDICTED);
        assertNotNull(mask.maskLogits());
        assertNull(mask.saliency()); // computed for the bridge, not given out
    }

    @Test
    void partsDoNotDependOnWhatElseIsWanted() {
        Prediction all = network.predict(images, ALL, PREDICTED);
        assertArrayEquals(
                all.classLogits().toFloatArray(),
                network.predict(images, EnumSet.of(Part.CLASS), PREDICTED)
                        .classLogits()
                        .toFloatArray());
        assertArrayEquals(
                all.maskLogits().toFloatArray(),
                network.predict(images, EnumSet.of(Part.MASK), PREDICTED)
                        .maskLogits()
                        .toFloatArray());
        assertArrayEquals(all.saliency().toFloatArray(), network.saliency(images).toFloatArray());
    }

    @Test
    void partsThatTheNetworkLacksAreNull() {
        NetworkOptions segments = new NetworkOptions(2, 0, true, false, SIDE, 0);
        try (NetworkSession segmenter = new NetworkSession(segments, Engines.get(), Device.cpu())) {
            Prediction prediction = segmenter.predict(images, ALL, PREDICTED);
            assertNull(prediction.classLogits());
            assertNull(prediction.saliency());
            assertNotNull(prediction.maskLogits());
        }
    }

    @Test
    void targetThatIsNoClassIsAnError() {
        for (int target : new int[] {3, -2}) {
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> network.predict(images, ALL, target));
            assertTrue(error.getMessage().contains("from 0 to 2"), error.getMessage());
            assertTrue(error.getMessage().contains("is " + target), error.getMessage());
        }
    }

    @Test
    void predictionLeavesNoTraceInTheWeights() {
        network.predict(images, ALL, PREDICTED);
        network.trainedWeights()
                .forEach(
                        (name, weight) -> {
                            assertTrue(weight.hasGradient(), name);
                            float[] gradient = weight.getGradient().toFloatArray();
                            assertArrayEquals(new float[gradient.length], gradient, name);
                        });

        network.setTrainable(false);
        network.predict(images, ALL, PREDICTED);
        network.weights().forEach((name, weight) -> assertTrue(!weight.hasGradient(), name));
    }

    @Test
    void threadsPredictAtOnceWithEqualResults() throws ExecutionException, InterruptedException {
        float[] expected = network.saliency(images).toFloatArray();
        float[] expectedMask = network.predict(images, ALL, PREDICTED).maskLogits().toFloatArray();
        int threads = 2;
        int times = 5;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < threads * times; i++)
                tasks.add(
                        () -> {
                            try (NDManager own = network.manager().newSubManager()) {
                                NDArray mine = images.duplicate();
                                mine.attach(own);
                                Prediction prediction = network.predict(mine, ALL, PREDICTED);
                                assertArrayEquals(expected, prediction.saliency().toFloatArray());
                                assertArrayEquals(
                                        expectedMask, prediction.maskLogits().toFloatArray());
                            }
                            return null;
                        });
            for (Future<Void> future : executor.invokeAll(tasks)) future.get();
        } finally {
            executor.shutdownNow();
        }
        network.trainedWeights()
                .forEach(
                        (name, weight) -> {
                            assertTrue(weight.hasGradient(), name);
                            assertEquals(0f, weight.getGradient().abs().sum().getFloat(), name);
                        });
    }

    @Test
    void predictionsInClosedSubManagersLeaveNoArrays() {
        Runnable prediction =
                () -> {
                    try (NDManager own = network.manager().newSubManager()) {
                        NDArray mine = RandomImages.of(own, 8, 1, 1, SIDE, SIDE);
                        network.predict(mine, ALL, PREDICTED);
                    }
                };
        prediction.run();
        int before = network.manager().getManagedArrays().size();
        assertTrue(before >= network.weights().size()); // the weights are counted
        for (int i = 0; i < 50; i++) prediction.run();
        assertEquals(before, network.manager().getManagedArrays().size());
    }

    @Test
    void predictionLeavesOnlyItsResultsInTheManagerOfTheImages() {
        assertEquals(ALL.size(), arraysLeft(ALL, PREDICTED));
        assertEquals(2, arraysLeft(EnumSet.of(Part.MASK), PREDICTED)); // with the class logits
        assertEquals(2, arraysLeft(EnumSet.of(Part.SALIENCY), PREDICTED));
    }

    private int arraysLeft(Set<Part> parts, int target) {
        int before = scope.getManagedArrays().size();
        network.predict(images, parts, target);
        return scope.getManagedArrays().size() - before;
    }
}
