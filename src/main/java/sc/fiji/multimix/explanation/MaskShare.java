// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import sc.fiji.multimix.image.Resize;

/**
 * How much of a saliency map lies inside the predicted mask, and how much could.
 *
 * <p>A coarse map cannot follow a mask: enlarged to the image, even the best one spreads over its
 * border. What a method can attain is the share of a map that equals the mask: the mask averaged
 * over the cells of the method's own map, enlarged as that map is. It is 1 for a map as fine as the
 * image.
 *
 * @param inside sum of the map inside the mask by its whole sum, in [0, 1]; NaN if the map is zero
 *     everywhere or there is no mask
 * @param area share of the mask in the image's area, which a map without any preference would have
 *     inside, in [0, 1]; NaN if there is no mask
 * @param attainable the share inside of a map that equals the mask, in [0, 1]; NaN if there is no
 *     mask or it is empty
 */
public record MaskShare(double inside, double area, double attainable) {
    /** The share of a model that does not segment. */
    static final MaskShare UNKNOWN = new MaskShare(Double.NaN, Double.NaN, Double.NaN);

    /**
     * The share of a map.
     *
     * @param map at least 0, (X, Y), as enlarged to the image
     * @param mask of the same size, 0 is outside; null if there is none
     * @param columns of the method's own map
     * @param rows of the method's own map
     */
    static MaskShare of(Img<FloatType> map, Img<UnsignedByteType> mask, long columns, long rows) {
        if (mask == null) return UNKNOWN;
        RandomAccessibleInterval<FloatType> best =
                Converters.convert(
                        mask, (in, out) -> out.set(in.get() == 0 ? 0 : 1), new FloatType());
        Img<FloatType> cells = Resize.apply(best, (int) columns, (int) rows);
        Img<FloatType> enlarged =
                Resize.apply(cells, (int) mask.dimension(0), (int) mask.dimension(1));
        long pixels = 0;
        for (UnsignedByteType value : mask) if (value.get() != 0) pixels++;
        return new MaskShare(
                inside(map, mask), (double) pixels / mask.size(), inside(enlarged, mask));
    }

    /** Sum inside by the whole sum; NaN if that is zero. */
    private static double inside(Img<FloatType> map, Img<UnsignedByteType> mask) {
        double inside = 0;
        double sum = 0;
        Cursor<UnsignedByteType> at = Views.flatIterable(mask).cursor();
        for (FloatType value : Views.flatIterable(map)) {
            boolean isInside = at.next().get() != 0;
            sum += value.get();
            if (isInside) inside += value.get();
        }
        return sum > 0 ? inside / sum : Double.NaN;
    }

    /** Inside by area: above 1, the map prefers the mask; NaN if either is unknown or zero. */
    public double ratio() {
        return area > 0 ? inside / area : Double.NaN;
    }
}
