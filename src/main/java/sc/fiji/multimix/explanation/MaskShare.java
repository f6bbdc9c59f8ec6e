// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * How much of a saliency map lies inside the predicted mask.
 *
 * @param inside sum of the map inside the mask by its whole sum, in [0, 1]; NaN if the map is zero
 *     everywhere or there is no mask
 * @param area share of the mask in the image's area, which a map without any preference would have
 *     inside, in [0, 1]; NaN if there is no mask
 */
public record MaskShare(double inside, double area) {
    /** The share of a model that does not segment. */
    static final MaskShare UNKNOWN = new MaskShare(Double.NaN, Double.NaN);

    /**
     * The share of a map.
     *
     * @param map at least 0, (X, Y)
     * @param mask of the same size, 0 is outside; null if there is none
     */
    static MaskShare of(Img<FloatType> map, Img<UnsignedByteType> mask) {
        if (mask == null) return UNKNOWN;
        double inside = 0;
        double sum = 0;
        long pixels = 0;
        Cursor<UnsignedByteType> at = Views.flatIterable(mask).cursor();
        for (FloatType value : Views.flatIterable(map)) {
            boolean isInside = at.next().get() != 0;
            sum += value.get();
            if (!isInside) continue;
            inside += value.get();
            pixels++;
        }
        return new MaskShare(sum > 0 ? inside / sum : Double.NaN, (double) pixels / mask.size());
    }

    /** Inside by area: above 1, the map prefers the mask; NaN if either is unknown or zero. */
    public double ratio() {
        return area > 0 ? inside / area : Double.NaN;
    }
}
