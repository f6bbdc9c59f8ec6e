// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void enclosesExactlyTheForeground() {
        ByteProcessor mask = new ByteProcessor(20, 15);
        for (int y = 2; y < 9; y++) for (int x = 3; x < 8; x++) mask.set(x, y, 255);
        for (int y = 4; y < 6; y++) for (int x = 12; x < 20; x++) mask.set(x, y, 255);
        mask.set(5, 5, 0); // a hole
        Roi roi = Outline.of(mask);
        for (int y = 0; y < 15; y++)
            for (int x = 0; x < 20; x++)
                assertEquals(mask.get(x, y) == 255, roi.contains(x, y), x + ", " + y);
        assertEquals(Outline.COLOR, roi.getStrokeColor());
    }

    @Test
    void isNullWithoutForeground() {
        assertNull(Outline.of(new ByteProcessor(5, 5)));
    }

    @Test
    void enclosesAnImageThatIsAllForeground() {
        ByteProcessor mask = new ByteProcessor(4, 3);
        mask.set(255);
        assertEquals(12, Outline.of(mask).getContainedPoints().length);
    }

    @Test
    void leavesTheMaskAsItIs() {
        ByteProcessor mask = new ByteProcessor(3, 3);
        mask.set(1, 1, 255);
        byte[] before = ((byte[]) mask.getPixels()).clone();
        Outline.of(mask);
        assertArrayEquals(before, (byte[]) mask.getPixels());
        assertEquals(false, mask.isThreshold());
    }

    @Test
    void marksTheInnermostPixelsNextToTheBackground() {
        ByteProcessor mask = new ByteProcessor(5, 5);
        for (int y = 1; y < 5; y++) for (int x = 1; x < 5; x++) mask.set(x, y, 255);
        boolean[] edge = Outline.edge((byte[]) mask.getPixels(), 5, 1);
        String expected = "..... .#### .#... .#... .#...";
        for (int i = 0; i < 25; i++)
            assertEquals(expected.charAt(i / 5 * 6 + i % 5) == '#', edge[i], "pixel " + i);
    }

    /** The definition, step by step: what erosion by the four neighbors takes away. */
    @Test
    void isWhatRepeatedErosionTakesAway() {
        SplittableRandom random = new SplittableRandom(3);
        ByteProcessor mask = new ByteProcessor(23, 17);
        for (int i = 0; i < mask.getPixelCount(); i++)
            mask.set(i, random.nextInt(25) == 0 ? 0 : 255);
        for (int thickness = 1; thickness <= 4; thickness++) {
            boolean[] edge = Outline.edge((byte[]) mask.getPixels(), 23, thickness);
            ByteProcessor eroded = mask;
            for (int n = 0; n < thickness; n++) eroded = eroded(eroded);
            for (int i = 0; i < edge.length; i++)
                assertEquals(mask.get(i) > eroded.get(i), edge[i], thickness + ": pixel " + i);
        }
    }

    private static ByteProcessor eroded(ByteProcessor mask) {
        ByteProcessor result = new ByteProcessor(mask.getWidth(), mask.getHeight());
        int[][] steps = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}};
        for (int y = 0; y < mask.getHeight(); y++)
            for (int x = 0; x < mask.getWidth(); x++) {
                int least = 255;
                for (int[] step : steps) {
                    int u = Math.floorMod(x + step[0], mask.getWidth());
                    int v = Math.floorMod(y + step[1], mask.getHeight());
                    boolean outside = u != x + step[0] || v != y + step[1];
                    if (!outside) least = Math.min(least, mask.get(u, v));
                }
                result.set(x, y, least);
            }
        return result;
    }

    @Test
    void isDrawnInColorOverTheGrayImage() {
        byte[] mask = {0, 0, 0, 0, (byte) 255, 0, 0, 0, 0};
        float[] gray = {0, 50, 100, 0, 50, 100, 0, 50, 100};
        ImageProcessor picture =
                OverlayPicture.of(ArrayImgs.floats(gray, 3, 3), ArrayImgs.unsignedBytes(mask, 3, 3))
                        .convertToRGB();
        assertEquals(Outline.COLOR.getRGB(), picture.get(1, 1) | 0xff000000);
        assertEquals(0x000000, picture.get(0, 1) & 0xffffff);
        assertEquals(0x808080, picture.get(1, 0) & 0xffffff);
        assertEquals(0xffffff, picture.get(2, 2) & 0xffffff);
    }

    @Test
    void grayLevelsUnderTheOutlineDifferByAtMostOne() {
        float[] gray = new float[256];
        for (int i = 0; i < 256; i++) gray[i] = i;
        Img<FloatType> image = ArrayImgs.floats(gray, 256, 1);
        ImageProcessor picture =
                OverlayPicture.of(
                                image,
                                new IntensityScaling.Range(0, 255),
                                ArrayImgs.unsignedBytes(256, 1))
                        .convertToRGB();
        for (int i = 0; i < 256; i++)
            assertEquals((i == 254 ? 255 : i) * 0x010101, picture.get(i, 0) & 0xffffff);
    }

    @Test
    void isDrawnOverAConstantImageToo() {
        ImageProcessor picture =
                OverlayPicture.of(ArrayImgs.floats(2, 1), ArrayImgs.unsignedBytes(2, 1))
                        .convertToRGB();
        assertEquals(0, picture.get(0, 0) & 0xffffff);
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        assertThrows(
                IllegalArgumentException.class,
                () -> OverlayPicture.of(ArrayImgs.floats(2, 1), ArrayImgs.unsignedBytes(1, 2)));
    }
}
