// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class WeightAverageTest {
    private static final float TOLERANCE = 1e-6f; // a few roundings of values of order 1

    private NetworkSession trained;
    private NetworkSession average;

    @BeforeEach
    void open() {
        NetworkOptions options = new NetworkOptions(1, 2, false, false, 32, 0);
        trained = new NetworkSession(options, Engines.get(), Device.cpu());
        average = new NetworkSession(options, Engines.get(), Device.cpu());
    }

    @AfterEach
    void close() {
        trained.close();
        average.close();
    }

    @Test
    void startsWithTheWeights() {
        assertFalse(average.weights().isEmpty());
        new WeightAverage(average, trained, 0.9f);
        assertEqualWeights();
    }

    /** Three updates by hand: d is 2/11, 3/12 and 4/13 as long as it is below its value. */
    @Test
    void growsSlowToForget() {
        setWeights(1);
        WeightAverage mean = new WeightAverage(average, trained, 0.9f);
        setWeights(2);
        mean.update();
        assertAverages(20 / 11f); // 2/11·1 + 9/11·2
        setWeights(5);
        mean.update();
        assertAverages(185 / 44f); // 1/4·20/11 + 3/4·5
        setWeights(-3);
        mean.update();
        assertAverages(-112 / 143f); // 4/13·185/44 - 9/13·3
    }

    @Test
    void forgetsAtItsDecayOnceThatIsReached() {
        setWeights(1);
        WeightAverage mean = new WeightAverage(average, trained, 0.2f);
        setWeights(2);
        mean.update();
        assertAverages(20 / 11f); // 2/11 is less than 0.2
        setWeights(5);
        mean.update();
        assertAverages(48 / 11f); // 0.2·20/11 + 0.8·5
        setWeights(-3);
        mean.update();
        assertAverages(-84 / 55f); // 0.2·48/11 - 0.8·3
    }

    @Test
    void withoutAveragingEqualsTheWeightsExactly() {
        WeightAverage mean = new WeightAverage(average, trained, 0);
        for (int step = 1; step <= 3; step++) {
            float change = 0.1f * step;
            GradientMode.notRecording(() -> trained.weights().forEach((name, w) -> w.addi(change)));
            mean.update();
            assertEqualWeights();
        }
    }

    @Test
    void leavesTheTrainedNetworkAndItsGradientsAlone() {
        WeightAverage mean = new WeightAverage(average, trained, 0.9f);
        makeGradients();
        Map<String, float[]> weights = values(false);
        Map<String, float[]> gradients = values(true);
        mean.update();
        values(false).forEach((name, w) -> assertArrayEquals(weights.get(name), w, name));
        values(true).forEach((name, g) -> assertArrayEquals(gradients.get(name), g, name));
        trained.trainedWeights().forEach((name, w) -> assertTrue(w.hasGradient(), name));
        average.trainedWeights().forEach((name, w) -> assertFalse(w.hasGradient(), name));
    }

    private void makeGradients() {
        try (NDManager scope = trained.manager().newSubManager();
                GradientCollector collector = Engines.get().newGradientCollector()) {
            NDArray images = scope.randomNormal(new Shape(2, 1, 32, 32));
            collector.backward(trained.encode(images, true).logits().square().sum());
        }
    }

    private Map<String, float[]> values(boolean gradient) {
        Map<String, float[]> values = new LinkedHashMap<>();
        trained.trainedWeights()
                .forEach(
                        (name, w) ->
                                values.put(name, (gradient ? w.getGradient() : w).toFloatArray()));
        return values;
    }

    private void setWeights(float value) {
        GradientMode.notRecording(
                () -> trained.trainedWeights().forEach((name, w) -> w.muli(0).addi(value)));
    }

    private void assertAverages(float expected) {
        average.trainedWeights()
                .forEach(
                        (name, a) -> {
                            for (float value : a.toFloatArray())
                                assertEquals(expected, value, TOLERANCE, name);
                        });
    }

    private void assertEqualWeights() {
        average.trainedWeights()
                .forEach(
                        (name, a) ->
                                assertArrayEquals(
                                        trained.weights().get(name).toFloatArray(),
                                        a.toFloatArray(),
                                        name));
    }
}
