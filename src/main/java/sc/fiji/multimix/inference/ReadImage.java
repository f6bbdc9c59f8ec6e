// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.SourceImage;

/**
 * An image file read and, unless it is a stack, prepared for the network.
 *
 * @param source the image
 * @param range of its gray values; null for a stack
 * @param input as the network sees it, 0..255; null for a stack
 * @param warning what is unusual about it, see {@link InputCheck}; null for a stack
 */
record ReadImage(
        SourceImage source,
        IntensityScaling.Range range,
        Img<UnsignedByteType> input,
        String warning) {}
