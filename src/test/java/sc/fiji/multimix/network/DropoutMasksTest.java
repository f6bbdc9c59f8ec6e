// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sc.fiji.multimix.engine.Engines;

class DropoutMasksTest {
    private static final int SIZE = 200_003; // no multiple of 64

    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private float[] draw(float probability, long seed) {
        DropoutMasks masks = new DropoutMasks(probability);
        masks.drawFrom(new SplittableRandom(seed));
        return masks.draw(manager, new Shape(SIZE)).toFloatArray();
    }

    private static int kept(float[] mask) {
        int kept = 0;
        for (float value : mask) {
            assertTrue(value == 0 || value == 1);
            kept += (int) value;
        }
        return kept;
    }

    @ParameterizedTest
    @ValueSource(floats = {0.01f, 0.1f, 0.25f, 0.3f, 0.5f, 0.9f})
    void dropsAsManyAsAsked(float probability) {
        double expected = SIZE * (1 - probability);
        double sigma = Math.sqrt(expected * probability);
        assertEquals(expected, kept(draw(probability, 1)), 5 * sigma);
    }

    @Test
    void neighborsAreIndependent() {
        float[] mask = draw(0.25f, 2);
        for (int lag : new int[] {1, 2, 7, 8, 63, 64, 65}) {
            int both = 0;
            for (int i = lag; i < SIZE; i++) if (mask[i] == 0 && mask[i - lag] == 0) both++;
            double expected = (SIZE - lag) / 16.0;
            assertEquals(expected, both, 5 * Math.sqrt(expected), "lag " + lag);
        }
    }

    @Test
    void sameNumbersGiveTheSameMaskAndOthersAnother() {
        assertArrayEquals(draw(0.25f, 3), draw(0.25f, 3));
        assertFalse(Arrays.equals(draw(0.25f, 3), draw(0.25f, 4)));
    }

    @Test
    void masksDoNotShareMemory() {
        DropoutMasks masks = new DropoutMasks(0.5f);
        NDArray first = masks.draw(manager, new Shape(4, 40));
        float[] before = first.toFloatArray();
        masks.draw(manager, new Shape(4, 40));
        assertArrayEquals(before, first.toFloatArray());
        assertEquals(new Shape(4, 40), first.getShape());
    }

    @Test
    void scaleKeepsTheExpectation() {
        assertEquals(4 / 3f, new DropoutMasks(0.25f).scale(), 1e-6f);
        assertEquals(1, new DropoutMasks(0).scale());
        for (float probability : new float[] {0.9f, 0.999f, 0.99999f}) {
            DropoutMasks masks = new DropoutMasks(probability);
            double kept = SIZE / (double) masks.scale();
            int found = kept(draw(probability, 5));
            assertEquals(kept, found, 5 * Math.sqrt(kept) + 1, "" + probability);
        }
        assertFalse(new DropoutMasks(0).isNeeded());
    }
}
