// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * The weak view: a horizontal flip with probability 1/2, and a random crop out of the image padded
 * by reflection with 12.5 % of its width left and right and of its height above and below.
 *
 * <p>Source: Haque et al. 2021 (MultiMix), weak augmentation; the padding is that of the reference
 * code.
 */
public final class WeakAugmentation implements Augmentation {
    /** Padding on each side as a part of the image's side. */
    static final double PADDING = 0.125;

    @Override
    public List<ImageOperation> draw(Img<UnsignedByteType> image, SplittableRandom random) {
        return List.of(drawFlipAndCrop(image, random));
    }

    /** Draws a flip and a shift of at most the padding, each shift equally likely. */
    FlipAndCrop drawFlipAndCrop(Img<UnsignedByteType> image, SplittableRandom random) {
        BytePixels pixels = BytePixels.of(image);
        int padX = (int) (pixels.width() * PADDING);
        int padY = (int) (pixels.height() * PADDING);
        return new FlipAndCrop(
                random.nextBoolean(),
                random.nextInt(-padX, padX + 1),
                random.nextInt(-padY, padY + 1));
    }
}
