// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** A random change of an image that leaves its meaning (its class) as it was. */
@FunctionalInterface
public interface Augmentation {
    /**
     * Draws the operations that make a view of an image.
     *
     * @param image gray values in 0..255, (X, Y), of any size; only its size may count
     * @param random where every draw comes from: the same state gives the same operations
     * @return what to apply, one after the other
     * @throws IllegalArgumentException if the image is not two-dimensional
     */
    List<ImageOperation> draw(Img<UnsignedByteType> image, SplittableRandom random);

    /**
     * A random view of an image. The image is never modified, but may be the result itself.
     *
     * @param image gray values in 0..255, (X, Y), of any size
     * @return an image of the same size
     */
    default Img<UnsignedByteType> apply(Img<UnsignedByteType> image, SplittableRandom random) {
        Img<UnsignedByteType> view = image;
        for (ImageOperation operation : draw(image, random)) view = operation.apply(view);
        return view;
    }

    /**
     * The same random view of an image and of its mask.
     *
     * @param mask foreground 255, background 0, of the image's size
     * @throws IllegalArgumentException if the sizes differ
     */
    default AugmentedPair apply(
            Img<UnsignedByteType> image, Img<UnsignedByteType> mask, SplittableRandom random) {
        long[] size = image.dimensionsAsLongArray();
        long[] maskSize = mask.dimensionsAsLongArray();
        if (!Arrays.equals(size, maskSize))
            throw new IllegalArgumentException(
                    "Mask and image differ in size: mask "
                            + Arrays.toString(maskSize)
                            + ", image "
                            + Arrays.toString(size)
                            + " pixels. Resize one of them.");
        Img<UnsignedByteType> view = image;
        Img<UnsignedByteType> maskView = mask;
        for (ImageOperation operation : draw(image, random)) {
            view = operation.apply(view);
            maskView = operation.applyToMask(maskView);
        }
        return new AugmentedPair(view, maskView);
    }
}
