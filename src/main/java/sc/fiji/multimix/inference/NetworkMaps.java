// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.Resize;

/**
 * What a network says of one image, its maps of the network's size; null for parts that were not
 * asked for.
 *
 * @param classification the class
 * @param probability of the foreground, in [0, 1]
 * @param saliency raw gradient magnitude, at least 0
 * @param input the image as the network saw it, 0..255
 */
record NetworkMaps(
        Classification classification,
        Img<FloatType> probability,
        Img<FloatType> saliency,
        Img<UnsignedByteType> input) {

    /** The maps resized (bilinearly where they grow) to an image's size. */
    ImageResult resized(int width, int height) {
        return new ImageResult(
                classification,
                probability == null ? null : Resize.apply(probability, width, height),
                saliency == null ? null : Resize.apply(saliency, width, height),
                input);
    }
}
