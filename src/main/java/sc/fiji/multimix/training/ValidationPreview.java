// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What the network makes of a validation image after an epoch, at the network's resolution.
 *
 * @param name the image's file name without folder
 * @param image as the network sees it, (X, Y), 0..255
 * @param reference the image's mask, 0 or 255; null if it has none
 * @param predicted the network's mask, 0 or 255; null if it does not segment
 * @param saliency raw gradient magnitude of the predicted class, at least 0; null if it does not
 *     classify
 * @param className the predicted class; null if it does not classify
 * @param confidence its probability, in [0, 1]; NaN if it does not classify
 * @param trueClassName the image's class; null if it has none
 */
public record ValidationPreview(
        String name,
        Img<UnsignedByteType> image,
        Img<UnsignedByteType> reference,
        Img<UnsignedByteType> predicted,
        Img<FloatType> saliency,
        String className,
        double confidence,
        String trueClassName) {}
