// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import sc.fiji.multimix.network.NetworkSession;

/** Gradients of a network's weights, to be compared. */
final class Gradients {
    private Gradients() {}

    /** Those that are now, by the names of the trained weights. */
    static Map<String, float[]> of(NetworkSession network) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        network.trainedWeights().forEach((name, weight) -> gradients.put(name, values(weight)));
        return gradients;
    }

    private static float[] values(NDArray weight) {
        try (NDArray gradient = weight.getGradient()) {
            return gradient.toFloatArray();
        }
    }

    /** L2 norm of the difference relative to that of the first, which must not be zero. */
    static double distance(float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(expected[i] - actual[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        assertTrue(norm > 0, expected.length + " values, norm " + norm);
        return Math.sqrt(difference / norm);
    }
}
