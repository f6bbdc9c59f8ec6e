// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassBiasTest {
    @Test
    void undoesAShift() {
        // logits drawn from the model itself, then class 1 shifted down by 2
        SplittableRandom random = new SplittableRandom(42);
        int n = 2000;
        int[] labels = new int[n];
        double[][] logits = new double[n][];
        for (int i = 0; i < n; i++) {
            double z = 6 * random.nextDouble() - 3;
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
            logits[i] = new double[] {0, z - 2};
        }
        double[] bias = ClassBias.fit(labels, logits);
        assertEquals(2, bias[1] - bias[0], 0.15); // three standard errors of 2000 draws
    }

    @Test
    void isZeroForBalancedImages() {
        double[][] logits = {{2, -2}, {-2, 2}, {1, -1}, {-1, 1}};
        assertArrayEquals(new double[2], ClassBias.fit(new int[] {0, 1, 0, 1}, logits), 1e-12);
    }

    @Test
    void gradientIsZeroAtTheFit() {
        int[] labels = {0, 1, 2, 2, 1};
        double[][] logits = {{1, 0, 3}, {0, 1, 2}, {0.5, 0, 1}, {2, 1, 0}, {0, 0, 0}};
        double[] bias = ClassBias.fit(labels, logits);
        for (int k = 0; k < 3; k++) {
            double gradient = bias[k] / 9;
            for (int i = 0; i < labels.length; i++)
                gradient += ClassBias.probabilities(logits[i], bias)[k] - (labels[i] == k ? 1 : 0);
            assertEquals(0, gradient, 1e-9);
        }
    }

    @Test
    void staysModerateOnOneImage() {
        double[] bias = ClassBias.fit(new int[] {1}, new double[][] {{50, -50}});
        assertTrue(bias[1] < 10, "bias " + bias[1]);
    }
}
