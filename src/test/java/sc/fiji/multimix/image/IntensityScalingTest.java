// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntensityScalingTest {
    @ParameterizedTest
    @CsvSource({"0.5, 99.5", "0, 100", "10, 50", "33.3, 66.6"})
    void agreesWithSorting(double low, double high) {
        SplittableRandom random = new SplittableRandom(42);
        for (double scale : new double[] {1e-30, 1, 300, 1e30}) {
            float[] pixels = new float[2000];
            for (int i = 0; i < pixels.length; i++)
                pixels[i] = (float) (scale * (random.nextDouble() - 0.4));
            IntensityScaling.Range range = range(low, high, pixels.clone());
            Arrays.sort(pixels);
            assertEquals(pixels[Math.max(0, (int) Math.ceil(low * 20) - 1)], range.low());
            assertEquals(pixels[(int) Math.ceil(high * 20) - 1], range.high());
        }
    }

    @Test
    void leavesOutliersOut() {
        float[] pixels = new float[1000];
        for (int i = 0; i < 1000; i++) pixels[i] = i;
        pixels[999] = 1e9f;
        pixels[0] = -1e9f;
        IntensityScaling.Range range = range(0.5, 99.5, pixels);
        assertEquals(4, range.low());
        assertEquals(994, range.high());
    }

    @Test
    void fallsBackToTheExtremesOfAnAlmostBlackImage() {
        float[] pixels = new float[10000];
        pixels[77] = 200;
        IntensityScaling.Range range = range(0.5, 99.5, pixels);
        assertEquals(0, range.low());
        assertEquals(200, range.high());
    }

    @Test
    void refusesAConstantImage() {
        float[] pixels = new float[12];
        Arrays.fill(pixels, 77);
        String message =
                assertThrows(IllegalArgumentException.class, () -> range(0.5, 99.5, pixels))
                        .getMessage();
        assertTrue(message.startsWith("constant image (all pixels 77"), message);
        assertTrue(message.endsWith("Check the file or leave it out."), message);
    }

    @Test
    void takesPositiveAndNegativeZeroForOneValue() {
        assertThrows(IllegalArgumentException.class, () -> range(0, 100, new float[] {0f, -0f}));
    }

    @Test
    void refusesPercentilesOutOfOrder() {
        assertThrows(IllegalArgumentException.class, () -> new IntensityScaling(50, 50));
        assertThrows(IllegalArgumentException.class, () -> new IntensityScaling(-1, 50));
        assertThrows(IllegalArgumentException.class, () -> new IntensityScaling(1, 101));
        assertThrows(IllegalArgumentException.class, () -> new IntensityScaling(Double.NaN, 99));
    }

    private static IntensityScaling.Range range(double low, double high, float[] pixels) {
        return new IntensityScaling(low, high).range(ArrayImgs.floats(pixels, pixels.length, 1));
    }
}
