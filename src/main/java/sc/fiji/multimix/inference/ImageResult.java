// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a model says of one image; null for parts that were not asked for.
 *
 * @param classification the class
 * @param probability of the foreground, in [0, 1], of the image's size
 * @param saliency raw gradient magnitude, at least 0, of the image's size
 * @param input the image as the network saw it, 0..255, of the network's size; always there
 */
public record ImageResult(
        Classification classification,
        Img<FloatType> probability,
        Img<FloatType> saliency,
        Img<UnsignedByteType> input) {}
