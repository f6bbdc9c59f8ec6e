// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class WeightSumTest {
    private final NetworkSession network =
            new NetworkSession(NetworkOptions.multiMix(4, 2, 32, 0), Engines.get(), Device.cpu());
    private final Map<String, NDArray> weights = network.trainedWeights();
    private final WeightSum sum = new WeightSum(network.manager(), weights.values());

    @AfterEach
    void close() {
        sum.close();
        network.close();
    }

    private float value() {
        try (NDArray now = sum.sum()) {
            assertEquals(0, now.getShape().dimension());
            return now.getFloat();
        }
    }

    private double expected() {
        double all = 0;
        for (NDArray weight : weights.values())
            for (float value : weight.toFloatArray()) all += value;
        return all;
    }

    /** Changes the last value of a weight, as the optimizer does: in its place. */
    private static void set(NDArray weight, float value) {
        GradientMode.notRecording(
                () -> {
                    try (NDManager scope = weight.getManager().newSubManager();
                            NDArray flat = weight.flatten()) {
                        flat.attach(scope);
                        flat.set(new NDIndex(flat.size() - 1), value);
                    }
                });
    }

    @Test
    void isThatOfAllWeightsNow() {
        assertEquals(expected(), value(), 1e-3);
        NDArray first = weights.values().iterator().next();
        set(first, 100);
        assertEquals(expected(), value(), 1e-3);
        assertTrue(value() > 50, "as it is now");
    }

    @Test
    void isNotFiniteIfOneValueOfAnyWeightIsNot() {
        assertTrue(weights.size() > 20);
        weights.forEach(
                (name, weight) -> {
                    for (float bad :
                            new float[] {
                                Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
                            }) {
                        set(weight, bad);
                        assertFalse(Float.isFinite(value()), name + " " + bad);
                    }
                    set(weight, 0);
                    assertTrue(Float.isFinite(value()), name);
                });
    }

    @Test
    void infinitiesOfBothSignsDoNotCancel() {
        var some = weights.values().iterator();
        set(some.next(), Float.POSITIVE_INFINITY);
        set(some.next(), Float.NEGATIVE_INFINITY);
        assertFalse(Float.isFinite(value()));
    }

    @Test
    void leavesNoArrayBehind() {
        value();
        int arrays = network.manager().getManagedArrays().size();
        for (int i = 0; i < 10; i++) value();
        assertEquals(arrays, network.manager().getManagedArrays().size());
    }
}
