// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * An image and its mask after the same augmentation.
 *
 * @param image gray values in 0..255, (X, Y)
 * @param mask the mask's values, none of them new, of the image's size
 */
public record AugmentedPair(Img<UnsignedByteType> image, Img<UnsignedByteType> mask) {}
