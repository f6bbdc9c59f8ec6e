// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;

class WeakAugmentationTest {
    private final WeakAugmentation weak = new WeakAugmentation();

    @Test
    void flipsHalfOfTheImagesAndShiftsByUpToAnEighthOfEachSide() {
        Img<UnsignedByteType> image = TestImages.noise(64, 16, 1);
        SplittableRandom random = new SplittableRandom(42);
        int flips = 0;
        int[] shiftsX = new int[17]; // -8..8
        int[] shiftsY = new int[5]; // -2..2
        int repeats = 17_000;
        for (int i = 0; i < repeats; i++) {
            FlipAndCrop drawn = weak.drawFlipAndCrop(image, random);
            if (drawn.flip()) flips++;
            shiftsX[drawn.x() + 8]++;
            shiftsY[drawn.y() + 2]++;
        }
        // five standard deviations of the counts
        assertEquals(repeats / 2.0, flips, 330.0);
        for (int count : shiftsX) assertEquals(repeats / 17.0, count, 160.0);
        for (int count : shiftsY) assertEquals(repeats / 5.0, count, 260.0);
    }

    @Test
    void equalsTheCropOfThePaddedImage() {
        // np.pad(image, pad, mode="reflect") of [[1, 2], ...]: the border is not repeated
        int side = 16;
        int pad = 2;
        Img<UnsignedByteType> image = TestImages.noise(side, side, 2);
        int[] values = TestImages.values(image);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50; i++) {
            FlipAndCrop drawn = weak.drawFlipAndCrop(image, random.split());
            int[] result = TestImages.values(drawn.apply(image));
            int padded = side + 2 * pad;
            int[] canvas = new int[padded * padded];
            for (int y = 0; y < padded; y++)
                for (int x = 0; x < padded; x++) {
                    int sourceX = Math.min(Math.abs(x - pad), 2 * side - 2 - Math.abs(x - pad));
                    int sourceY = Math.min(Math.abs(y - pad), 2 * side - 2 - Math.abs(y - pad));
                    if (drawn.flip()) sourceX = side - 1 - sourceX;
                    canvas[y * padded + x] = values[sourceY * side + sourceX];
                }
            for (int y = 0; y < side; y++)
                assertArrayEquals(
                        Arrays.copyOfRange(
                                canvas,
                                (y + pad + drawn.y()) * padded + pad + drawn.x(),
                                (y + pad + drawn.y()) * padded + pad + drawn.x() + side),
                        Arrays.copyOfRange(result, y * side, (y + 1) * side));
        }
    }

    @Test
    void keepsTheMaskBinaryAndAlignedWithTheImage() {
        Img<UnsignedByteType> image = TestImages.noise(40, 24, 4);
        byte[] mask = TestImages.bytes(image);
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) ((mask[i] & 0xff) > 100 ? 255 : 0);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20; i++) {
            AugmentedPair pair = weak.apply(image, BytePixels.of(image).imageOf(mask), random);
            int[] grays = TestImages.values(pair.image());
            int[] masks = TestImages.values(pair.mask());
            for (int k = 0; k < grays.length; k++)
                assertEquals(grays[k] > 100 ? 255 : 0, masks[k], "pixel " + k);
        }
    }

    @Test
    void givesTheSameViewForTheSameSeedOnly() {
        Img<UnsignedByteType> image = TestImages.noise(64, 64, 6);
        byte[] view = TestImages.bytes(weak.apply(image, new SplittableRandom(1)));
        assertArrayEquals(view, TestImages.bytes(weak.apply(image, new SplittableRandom(1))));
        assertFalse(
                Arrays.equals(view, TestImages.bytes(weak.apply(image, new SplittableRandom(2)))));
    }

    @Test
    void refusesAMaskOfAnotherSize() {
        Exception error =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                weak.apply(
                                        TestImages.noise(8, 8, 1),
                                        TestImages.noise(8, 9, 1),
                                        new SplittableRandom(1)));
        assertTrue(error.getMessage().contains("[8, 9]"), error.getMessage());
        assertTrue(error.getMessage().contains("[8, 8]"), error.getMessage());
    }
}
