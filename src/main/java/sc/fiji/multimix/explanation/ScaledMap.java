// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.IntensityScaling;

/**
 * A saliency map on the scale that all methods share: divided by its 99.9th percentile and cut off
 * at 1. Gradients and Grad-CAM have no common unit, and the few largest gradients would leave the
 * rest dark. So maps are compared by where they are bright, not by how much there is.
 *
 * @param map in [0, 1]
 * @param one the value before that 1 stands for; 0 if the map is zero everywhere
 */
record ScaledMap(Img<FloatType> map, double one) {
    private static final IntensityScaling PERCENTILE = new IntensityScaling(0, 99.9);

    /**
     * Scales a map in place.
     *
     * @param raw at least 0
     */
    static ScaledMap of(Img<FloatType> raw) {
        float one = percentile(raw);
        if (one > 0) for (FloatType value : raw) value.set(Math.min(1, value.get() / one));
        return new ScaledMap(raw, one);
    }

    /** The percentile; the largest value if that is zero. */
    private static float percentile(Img<FloatType> raw) {
        float first = raw.firstElement().get();
        for (FloatType value : raw) if (value.get() != first) return PERCENTILE.range(raw).high();
        return first;
    }
}
