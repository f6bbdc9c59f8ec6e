// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import org.junit.jupiter.api.Test;

class GrayFactsTest {
    private static GrayFacts of(ImageProcessor pixels) {
        return SourceImage.of(new ImagePlus("", pixels)).facts(1);
    }

    private static ByteProcessor bytes(int... values) {
        ByteProcessor pixels = new ByteProcessor(values.length, 1);
        for (int i = 0; i < values.length; i++) pixels.set(i, values[i]);
        return pixels;
    }

    @Test
    void measuresEightBitsAgainstBlackAndWhite() {
        // 2 % of 255 is 5.1
        assertEquals(new GrayFacts(0.75, 0, 4, false, 0), of(bytes(0, 1, 5, 9)));
        assertEquals(new GrayFacts(0, 0.5, 4, false, 0), of(bytes(99, 100, 250, 255)));
    }

    @Test
    void measuresSixteenBitsAgainstTheirOwnRange() {
        ShortProcessor pixels = new ShortProcessor(4, 1);
        for (int i = 0; i < 3; i++) pixels.set(i, 1000 + i);
        pixels.set(3, 2000);
        assertEquals(new GrayFacts(0.75, 0.25, 4, false, 0), of(pixels));
    }

    @Test
    void countsLevelsUpToMany() {
        int[] ramp = new int[256];
        for (int i = 0; i < 256; i++) ramp[i] = i;
        assertEquals(GrayFacts.MANY, of(bytes(ramp)).levels());
    }

    @Test
    void knowsColorFromGrayInRgb() {
        ColorProcessor pixels =
                new ColorProcessor(4, 1, new int[] {0x808080, 0x8a8080, 0xff0000, 0x4080ff});
        assertEquals(0.5, of(pixels).colored());
        assertEquals(0, of(bytes(1, 2)).colored());
    }

    @Test
    void knowsColorOfAColoredLut() {
        ByteProcessor pixels = bytes(0, 255);
        byte[] ramp = new byte[256];
        for (int i = 0; i < 256; i++) ramp[i] = (byte) i;
        pixels.setColorModel(
                new java.awt.image.IndexColorModel(8, 256, ramp, new byte[256], new byte[256]));
        assertEquals(0.5, of(pixels).colored());
    }
}
