// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class MixUpTest {
    @Test
    void mixesByHand() {
        MixUp mixUp = new MixUp(new float[] {1, 0.75f, 0.5f}, new int[] {2, 0, 1});
        try (NDManager manager = Engines.get().newBaseManager()) {
            NDArray labels = manager.create(new float[] {1, 0, 0, 1, 0.5f, 0.5f}, new Shape(3, 2));
            assertArrayEquals(
                    new float[] {1, 0, 0.25f, 0.75f, 0.25f, 0.75f},
                    mixUp.apply(labels).toFloatArray(),
                    1e-6f);
            NDArray images = manager.create(new float[] {4, 8, 0, 16, 2, 6}, new Shape(3, 1, 1, 2));
            NDArray mixed = mixUp.apply(images);
            assertEquals(new Shape(3, 1, 1, 2), mixed.getShape());
            assertArrayEquals(new float[] {4, 8, 1, 14, 1, 11}, mixed.toFloatArray(), 1e-5f);
        }
    }

    @Test
    void partnersAreAPermutationAndSharesFavorTheImageItself() {
        MixUp mixUp = MixUp.draw(200, 0.75f, new SplittableRandom(42));
        assertArrayEquals(
                IntStream.range(0, 200).toArray(),
                Arrays.stream(mixUp.partners()).sorted().toArray());
        double sum = 0;
        for (float share : mixUp.shares()) {
            assertTrue(share >= 0.5f && share <= 1, "share " + share);
            sum += share;
        }
        // b = numpy.random.default_rng(0).beta(.75, .75, 10**6); numpy.maximum(b, 1 - b).mean()
        assertEquals(0.7782, sum / 200, 0.032); // the mean of 200 has a deviation of 0.0106
    }

    @Test
    void dependsOnTheSeedOnly() {
        MixUp first = MixUp.draw(9, 0.75f, new SplittableRandom(1));
        MixUp again = MixUp.draw(9, 0.75f, new SplittableRandom(1));
        MixUp other = MixUp.draw(9, 0.75f, new SplittableRandom(2));
        assertArrayEquals(first.shares(), again.shares());
        assertArrayEquals(first.partners(), again.partners());
        assertFalse(Arrays.equals(first.shares(), other.shares()));
    }
}
