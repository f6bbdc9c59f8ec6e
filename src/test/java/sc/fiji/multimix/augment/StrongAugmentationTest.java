// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;

class StrongAugmentationTest {
    private final Augmentation strong = new StrongAugmentation();

    @Test
    void givesTheSameViewForTheSameSeedAndManyDifferentOnesElse() {
        Img<UnsignedByteType> image = TestImages.noise(32, 32, 1);
        long distinct = 0;
        byte[] previous = TestImages.bytes(image);
        for (int seed = 0; seed < 100; seed++) {
            byte[] view = TestImages.bytes(strong.apply(image, new SplittableRandom(seed)));
            byte[] again = TestImages.bytes(strong.apply(image, new SplittableRandom(seed)));
            assertArrayEquals(view, again, "seed " + seed);
            if (!Arrays.equals(view, previous)) distinct++;
            previous = view;
        }
        assertTrue(distinct >= 95, distinct + " of 100 views differ from the one before");
    }

    @Test
    void isFlipAndCropFollowedByRandomOperations() {
        Img<UnsignedByteType> image = TestImages.noise(32, 16, 2);
        SplittableRandom random = new SplittableRandom(3);
        Img<UnsignedByteType> expected =
                new WeakAugmentation().drawFlipAndCrop(image, random).apply(image);
        for (ImageOperation operation : RandAugment.DEFAULTS.draw(random))
            expected = operation.apply(expected);
        assertArrayEquals(
                TestImages.bytes(expected),
                TestImages.bytes(strong.apply(image, new SplittableRandom(3))));
    }

    @Test
    void neverModifiesTheImageNorReturnsItsPixels() {
        Img<UnsignedByteType> image = TestImages.noise(16, 16, 4);
        byte[] before = TestImages.bytes(image);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++)
            strong.apply(image, random).forEach(pixel -> pixel.set(pixel.get() + 1));
        assertArrayEquals(before, TestImages.bytes(image));
    }
}
