// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Distances between the boundaries of two masks: of each boundary pixel to the nearest one of the
 * other mask, summed up three ways, each the larger of both directions.
 *
 * <p>Masks: any type, two dimensions, of equal size; a pixel that is not zero is foreground. A
 * boundary pixel is a foreground pixel with one of its four neighbors in the background or outside
 * the image. Unit: pixels, or that of the pixel's width and height. Two empty masks are equal: 0.
 * If one is empty, the distances are not defined: NaN. Time is linear in the number of pixels, but
 * for sorting the boundary's distances.
 *
 * <p>Source: {@code metrics_reference.py}; the average as Taha &amp; Hanbury 2015. Differs from it:
 * of the boundaries, not of all pixels.
 *
 * @param hausdorff the largest distance
 * @param hausdorff95 the 95th percentile, linearly interpolated
 * @param averageHausdorff the mean
 */
public record BoundaryDistances(double hausdorff, double hausdorff95, double averageHausdorff) {
    private static final BoundaryDistances NONE = new BoundaryDistances(0, 0, 0);
    private static final BoundaryDistances UNDEFINED =
            new BoundaryDistances(Double.NaN, Double.NaN, Double.NaN);

    /**
     * The distances in pixels; which mask is the truth does not matter.
     *
     * @throws IllegalArgumentException if the masks differ in size or have other than two
     *     dimensions
     */
    public static BoundaryDistances of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        return of(truth, prediction, 1, 1);
    }

    /**
     * The distances in calibrated units.
     *
     * @param pixelWidth width of a pixel, in the unit of the result
     * @param pixelHeight height of a pixel, in the same unit
     * @throws IllegalArgumentException if the masks differ in size or have other than two
     *     dimensions, or a pixel's width or height is not positive
     */
    public static BoundaryDistances of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction,
            double pixelWidth,
            double pixelHeight) {
        MaskOverlap.checkSameSize(truth, prediction);
        checkPositive("width", pixelWidth);
        checkPositive("height", pixelHeight);
        PlanarMask trueBoundary = PlanarMask.of(truth).boundary();
        PlanarMask predictedBoundary = PlanarMask.of(prediction).boundary();
        double[] missed = distances(trueBoundary, predictedBoundary, pixelWidth, pixelHeight);
        double[] wrong = distances(predictedBoundary, trueBoundary, pixelWidth, pixelHeight);
        if (missed.length == 0 && wrong.length == 0) return NONE;
        if (missed.length == 0 || wrong.length == 0) return UNDEFINED;
        return new BoundaryDistances(
                Math.max(percentile(missed, 1), percentile(wrong, 1)),
                Math.max(percentile(missed, 0.95), percentile(wrong, 0.95)),
                Math.max(mean(missed), mean(wrong)));
    }

    private static void checkPositive(String side, double length) {
        if (!(length > 0 && Double.isFinite(length)))
            throw new IllegalArgumentException(
                    "The "
                            + side
                            + " of a pixel must be a positive number, but is "
                            + length
                            + ". Set the image's scale, or measure in pixels.");
    }

    /** From each pixel of one boundary to the nearest of the other, in rising order. */
    private static double[] distances(
            PlanarMask from, PlanarMask to, double pixelWidth, double pixelHeight) {
        double[] distances = DistanceTransform.of(to, pixelWidth, pixelHeight).at(from);
        Arrays.sort(distances);
        return distances;
    }

    private static double percentile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
