// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.time.Duration;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class PreprocessingTest {
    private static final IntensityScaling EXTREMES = new IntensityScaling(0, 100);

    @Test
    void stretchesAndRounds() {
        Img<FloatType> image = ArrayImgs.floats(new float[] {-10, 0, 5, 10}, 2, 2);
        assertArrayEquals(
                new int[] {0, 128, 191, 255}, values(new Preprocessing(2, EXTREMES).apply(image)));
    }

    @Test
    void clampsBeforeResizingSoThatOutliersDoNotLeak() {
        float[] pixels = new float[64 * 64];
        for (int i = 0; i < pixels.length; i++) pixels[i] = i % 64;
        pixels[0] = 1e12f;
        int[] result =
                values(
                        new Preprocessing(16, IntensityScaling.DEFAULTS)
                                .apply(ArrayImgs.floats(pixels, 64, 64)));
        // mean of 4 x 4 pixels of gray values 0, 1, 2, 3 of 0..63, one of the 16 clamped to white
        assertEquals(255 * (1.5 / 63 * 15 / 16 + 1.0 / 16), result[0], 1);
        assertEquals(255 * 1.5 / 63, result[16], 1);
    }

    @Test
    void doesNotDependOnGainAndOffset() {
        SplittableRandom random = new SplittableRandom(42);
        float[] pixels = new float[40 * 30];
        float[] other = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int value = random.nextInt(256);
            pixels[i] = value;
            other[i] = 64 * value - 1024;
        }
        Preprocessing preprocessing = new Preprocessing(16, IntensityScaling.DEFAULTS);
        assertArrayEquals(
                values(preprocessing.apply(ArrayImgs.floats(pixels, 40, 30))),
                values(preprocessing.apply(ArrayImgs.floats(other, 40, 30))));
    }

    @Test
    void takesAnImageOnePixelHigh() {
        Img<FloatType> image = ArrayImgs.floats(new float[] {0, 50, 100}, 3, 1);
        int[] result = values(new Preprocessing(32, EXTREMES).apply(image));
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++) assertEquals(result[x], result[32 * y + x]);
        assertEquals(0, result[0]);
        assertEquals(255, result[31]);
    }

    @Test
    void takesAHugeImageInLittleTimeAndMemory() {
        ByteProcessor pixels = new ByteProcessor(12000, 9000);
        byte[] bytes = (byte[]) pixels.getPixels();
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (i % 12000 * 256 / 12000);
        int[] result =
                assertTimeout(
                        Duration.ofSeconds(60),
                        () ->
                                values(
                                        new Preprocessing(128, IntensityScaling.DEFAULTS)
                                                .apply(
                                                        GrayPixels.of(
                                                                new ImagePlus("", pixels), 1))));
        for (int x = 1; x < 128; x++) assertEquals(2, result[x] - result[x - 1], 1);
    }

    @Test
    void refusesAConstantImage() {
        Img<FloatType> black = ArrayImgs.floats(4, 4);
        assertThrows(
                IllegalArgumentException.class, () -> new Preprocessing(16, EXTREMES).apply(black));
    }

    @Test
    void refusesAResolutionWithoutPixels() {
        assertThrows(IllegalArgumentException.class, () -> new Preprocessing(0, EXTREMES));
        assertThrows(IllegalArgumentException.class, () -> new Preprocessing(16, null));
    }

    private static int[] values(Img<UnsignedByteType> image) {
        return image.stream().mapToInt(UnsignedByteType::get).toArray();
    }
}
