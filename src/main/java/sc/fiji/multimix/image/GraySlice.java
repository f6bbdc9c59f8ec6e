// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Gray values of a slice with their range, which is found once for all its uses.
 *
 * @param slice counted from 1
 * @param gray its gray values, (X, Y), see {@link GrayPixels}
 * @param range of these by {@link IntensityScaling#DEFAULTS}
 */
public record GraySlice(int slice, Img<FloatType> gray, IntensityScaling.Range range) {
    /**
     * The slice as the network sees it: see {@link Preprocessing#apply}.
     *
     * @return resolution × resolution, 0..255
     */
    public Img<UnsignedByteType> prepared(Preprocessing preprocessing) {
        IntensityScaling scaling = preprocessing.scaling();
        return preprocessing.apply(
                gray, scaling.equals(IntensityScaling.DEFAULTS) ? range : scaling.range(gray));
    }
}
