// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class PyTorchInitializerTest {
    private static final Engine ENGINE = Engines.get();

    /** Weights of a fresh network, by name. */
    private static Map<String, float[]> weights(int seed) {
        ENGINE.setRandomSeed(seed);
        NetworkOptions options = NetworkOptions.multiMix(8, 2, 32, 0);
        try (NetworkSession network = new NetworkSession(options, ENGINE, Device.cpu())) {
            Map<String, float[]> copy = new LinkedHashMap<>();
            network.weights().forEach((name, weight) -> copy.put(name, weight.toFloatArray()));
            return copy;
        }
    }

    /** Inputs of one output value, for weights and their biases. */
    private static Map<String, Long> fanIns() {
        NetworkOptions options = NetworkOptions.multiMix(8, 2, 32, 0);
        try (NetworkSession network = new NetworkSession(options, ENGINE, Device.cpu())) {
            Map<String, Long> fanIns = new LinkedHashMap<>();
            network.weights()
                    .keySet()
                    .forEach(
                            name -> {
                                NDArray weight =
                                        network.weights().get(name.replace(".bias", ".weight"));
                                fanIns.put(name, weight.size() / weight.size(0));
                            });
            return fanIns;
        }
    }

    @Test
    void valuesAreUniformWithinOneOverTheRootOfFanIn() {
        Map<String, Long> fanIns = fanIns();
        weights(42)
                .forEach(
                        (name, values) -> {
                            double bound = 1 / Math.sqrt((double) fanIns.get(name));
                            double squares = 0;
                            for (float value : values) {
                                assertTrue(Math.abs(value) <= bound, name);
                                squares += (double) value * value;
                            }
                            // the mean of n squares of a uniform value has the relative standard
                            // error sqrt(0.8 / n): five of them
                            double variance = bound * bound / 3;
                            double tolerance = 5 * variance * Math.sqrt(0.8 / values.length);
                            assertEquals(variance, squares / values.length, tolerance, name);
                        });
    }

    @Test
    void meanIsZero() {
        Map<String, Long> fanIns = fanIns();
        weights(42)
                .forEach(
                        (name, values) -> {
                            double sum = 0;
                            for (float value : values) sum += value;
                            // five standard errors of the mean of n uniform values
                            double bound = 1 / Math.sqrt((double) fanIns.get(name));
                            double tolerance = 5 * bound / Math.sqrt(3.0 * values.length);
                            assertEquals(0, sum / values.length, tolerance, name);
                        });
    }

    @Test
    void biasesFollowTheSameBound() {
        // all biases together: each divided by its bound is uniform in [-1, 1]
        Map<String, Long> fanIns = fanIns();
        double squares = 0;
        int n = 0;
        for (Map.Entry<String, float[]> entry : weights(42).entrySet()) {
            if (!entry.getKey().endsWith(".bias")) continue;
            for (float value : entry.getValue())
                squares += value * value * fanIns.get(entry.getKey());
            n += entry.getValue().length;
        }
        assertEquals(1 / 3.0, squares / n, 5 / 3.0 * Math.sqrt(0.8 / n));
    }

    @Test
    void sameSeedGivesTheSameWeights() {
        Map<String, float[]> first = weights(7);
        Map<String, float[]> second = weights(7);
        assertEquals(first.keySet(), second.keySet());
        first.forEach((name, values) -> assertArrayEquals(values, second.get(name), name));
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        Map<String, float[]> other = weights(8);
        weights(7)
                .forEach(
                        (name, values) ->
                                assertFalse(Arrays.equals(values, other.get(name)), name));
    }
}
