// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** A random change of an image that leaves its meaning (its class) as it was. */
@FunctionalInterface
public interface Augmentation {
    /**
     * A random view of an image. The image is never modified, but may be the result itself.
     *
     * @param image gray values in 0..255, (X, Y), of any size
     * @param random where every draw comes from: the same state gives the same view
     * @return an image of the same size
     * @throws IllegalArgumentException if the image is not two-dimensional
     */
    Img<UnsignedByteType> apply(Img<UnsignedByteType> image, SplittableRandom random);
}
