// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * One augmentation whose parameters are already drawn: the same image always gives the same result.
 */
@FunctionalInterface
public interface ImageOperation {
    /** Leaves every image as it is, the pool's "identity". */
    ImageOperation IDENTITY = image -> image;

    /**
     * The augmented image. The given one is never modified, but may be the result itself.
     *
     * @param image gray values in 0..255, (X, Y), of any size
     * @return an image of the same size
     * @throws IllegalArgumentException if the image is not two-dimensional
     */
    Img<UnsignedByteType> apply(Img<UnsignedByteType> image);

    /**
     * What becomes of the mask of an image to which this operation is applied: it moves with the
     * image if pixels move, and stays as it is if only gray values change.
     *
     * @param mask foreground 255, background 0
     * @return foreground 255, background 0; of the same size
     */
    default Img<UnsignedByteType> applyToMask(Img<UnsignedByteType> mask) {
        return mask;
    }
}
