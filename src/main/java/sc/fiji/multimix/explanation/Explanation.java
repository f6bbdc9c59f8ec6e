// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What one saliency method says of one image.
 *
 * @param method its name
 * @param map of the image's size, in [0, 1]: see {@link ScaledMap}
 * @param one value of the method's own unit that 1 stands for; 0 if the map is zero everywhere
 * @param share how much lies inside the predicted mask, of the map before it was cut off at 1
 * @param change under small noise, in [0, 2]: 0 = none, 1 = nothing of the order of pixels is left,
 *     2 = reversed; NaN if a map has no order (all pixels equal)
 */
public record Explanation(
        String method, Img<FloatType> map, double one, MaskShare share, double change) {
    /** What is wrong with the map. */
    public EvidenceWarning warning() {
        return EvidenceWarning.of(share, one == 0);
    }
}
