// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizeTest {
    @Test
    void interpolatesBetweenPixelCenters() {
        // centers of the four results lie at -0.25, 0.25, 0.75, 1.25 of the two pixels
        assertArrayEquals(new float[] {0, 25, 75, 100}, row(new float[] {0, 100}, 4));
        assertArrayEquals(new float[] {50}, row(new float[] {0, 100}, 1));
        assertArrayEquals(new float[] {0.5f, 2.5f}, row(new float[] {0, 1, 2, 3}, 2));
    }

    @Test
    void averagesAreasWhenShrinkingByMoreThanTwo() {
        assertArrayEquals(new float[] {1, 4}, row(new float[] {0, 1, 2, 3, 4, 5}, 2));
        // 5 to 2: each result covers 2.5 pixels
        assertArrayEquals(
                new float[] {(0 + 1 + 2 * 0.5f) / 2.5f, (2 * 0.5f + 3 + 4) / 2.5f},
                row(new float[] {0, 1, 2, 3, 4}, 2));
    }

    @Test
    void resizesBothAxesEachInItsOwnWay() {
        Img<FloatType> image = ArrayImgs.floats(new float[] {0, 3, 6, 100, 103, 106}, 3, 2);
        assertArrayEquals(new float[] {3, 28, 78, 103}, values(Resize.apply(image, 1, 4)), 1e-5f);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 5, 7, 5",
        "7, 5, 16, 32",
        "31, 47, 10, 9",
        "31, 1, 16, 16",
        "1, 1, 3, 2",
        "64, 33, 31, 17",
        "100, 7, 3, 20",
        "17, 16, 8, 8"
    })
    void agreesWithTheDefinition(int width, int height, int toWidth, int toHeight) {
        SplittableRandom random = new SplittableRandom(42);
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextDouble(-50, 200);
        float[] resized =
                values(Resize.apply(ArrayImgs.floats(pixels, width, height), toWidth, toHeight));
        for (int y = 0; y < toHeight; y++)
            for (int x = 0; x < toWidth; x++) {
                double expected = 0;
                for (int v = 0; v < height; v++)
                    for (int u = 0; u < width; u++)
                        expected +=
                                weight(x, u, width, toWidth)
                                        * weight(y, v, height, toHeight)
                                        * pixels[v * width + u];
                assertEquals(expected, resized[y * toWidth + x], 1e-4);
            }
    }

    /** Weight of source pixel u in result pixel x: overlap of intervals, or the tent function. */
    private static double weight(int x, int u, int from, int to) {
        double step = (double) from / to;
        if (step > 2)
            return Math.max(0, Math.min((x + 1) * step, u + 1) - Math.max(x * step, u)) / step;
        double center = Math.max(0, Math.min(from - 1, (x + 0.5) * step - 0.5));
        return Math.max(0, 1 - Math.abs(center - u));
    }

    @Test
    void keepsAConstantConstant() {
        float[] pixels = new float[50 * 41];
        Arrays.fill(pixels, 77);
        for (int size : new int[] {1, 9, 16, 41, 100})
            for (FloatType value : Resize.apply(ArrayImgs.floats(pixels, 50, 41), size, size))
                assertEquals(77, value.get(), 1e-5);
    }

    @Test
    void keepsTheMeanWhenAveragingAreas() {
        SplittableRandom random = new SplittableRandom(42);
        float[] pixels = new float[97 * 61];
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            int value = random.nextInt(256);
            pixels[i] = value;
            sum += value;
        }
        double resizedSum = 0;
        for (FloatType value : Resize.apply(ArrayImgs.floats(pixels, 97, 61), 16, 16))
            resizedSum += value.get();
        assertEquals(sum / pixels.length, resizedSum / 256, 1e-4);
    }

    @Test
    void keepsAnImageOfTheSameSize() {
        float[] pixels = {1, -2, 3.5f, 4, 5, 6};
        assertArrayEquals(pixels, values(Resize.apply(ArrayImgs.floats(pixels, 3, 2), 3, 2)));
    }

    @Test
    void setsMaskPixelsCoveredAtLeastHalf() {
        byte[] pixels = {1, 1, 0, 1, 0, 0, (byte) 255, (byte) 255, (byte) 255};
        assertArrayEquals(
                new int[] {255, 0, 255},
                bytes(Resize.mask(ArrayImgs.unsignedBytes(pixels, 9, 1), 3, 1)));
        byte[] half = {0, 1};
        assertArrayEquals(
                new int[] {255}, bytes(Resize.mask(ArrayImgs.unsignedBytes(half, 2, 1), 1, 1)));
    }

    @Test
    void refusesSizesWithoutPixels() {
        Img<FloatType> image = ArrayImgs.floats(2, 2);
        assertThrows(IllegalArgumentException.class, () -> Resize.apply(image, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> Resize.apply(image, 1, -1));
    }

    private static float[] row(float[] pixels, int width) {
        return values(Resize.apply(ArrayImgs.floats(pixels, pixels.length, 1), width, 1));
    }

    private static float[] values(Img<FloatType> image) {
        float[] values = new float[(int) image.size()];
        int i = 0;
        for (FloatType value : image) values[i++] = value.get();
        return values;
    }

    private static int[] bytes(Img<UnsignedByteType> image) {
        return image.stream().mapToInt(UnsignedByteType::get).toArray();
    }
}
