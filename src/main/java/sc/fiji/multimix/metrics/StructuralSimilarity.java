// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Structural similarity (SSIM) of two masks, taken as images of zeros and ones: the mean over all 7
 * × 7 windows that lie inside the image.
 *
 * <p>Masks: any type, two dimensions, of equal size; a pixel that is not zero is foreground.
 * Result: in [-1, 1], 1 when the masks are equal, also if both are empty; NaN for images under 7
 * pixels wide or high, which hold no window. Time is linear in the number of pixels.
 *
 * <p>Source: Wang et al. 2004; values as {@code metrics_reference.py}, that is scikit-image's
 * {@code structural_similarity} with {@code data_range=1}: uniform windows, sample covariance, K1 =
 * 0.01, K2 = 0.03.
 */
public final class StructuralSimilarity {
    private static final int SIDE = 7;
    private static final int WINDOW = SIDE * SIDE;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    private StructuralSimilarity() {}

    /**
     * The similarity of two masks; which one is the truth does not matter.
     *
     * @throws IllegalArgumentException if the masks differ in size or have other than two
     *     dimensions
     */
    public static double of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        MaskOverlap.checkSameSize(truth, prediction);
        PlanarMask a = PlanarMask.of(truth);
        PlanarMask b = PlanarMask.of(prediction);
        int width = a.width();
        int height = a.height();
        if (width < SIDE || height < SIDE) return Double.NaN;
        Integral inA = new Integral(width, height, a::get);
        Integral inB = new Integral(width, height, b::get);
        Integral inBoth = new Integral(width, height, (x, y) -> a.get(x, y) && b.get(x, y));
        double sum = 0;
        for (int y = 0; y <= height - SIDE; y++)
            for (int x = 0; x <= width - SIDE; x++)
                sum += similarity(inA.window(x, y), inB.window(x, y), inBoth.window(x, y));
        return sum / ((double) (width - SIDE + 1) * (height - SIDE + 1));
    }

    /** The similarity of one window, given its foreground pixels; a mask is its own square. */
    private static double similarity(int inA, int inB, int inBoth) {
        double meanA = (double) inA / WINDOW;
        double meanB = (double) inB / WINDOW;
        double sample = (double) WINDOW / (WINDOW - 1);
        double varianceA = sample * (meanA - meanA * meanA);
        double varianceB = sample * (meanB - meanB * meanB);
        double covariance = sample * ((double) inBoth / WINDOW - meanA * meanB);
        return (2 * meanA * meanB + C1)
                * (2 * covariance + C2)
                / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
    }

    private interface Foreground {
        boolean contains(int x, int y);
    }

    /** Number of foreground pixels above and on the left of each pixel. */
    private static final class Integral {
        private final int stride;
        private final int[] sums;

        Integral(int width, int height, Foreground foreground) {
            stride = width + 1;
            sums = new int[Math.multiplyExact(stride, height + 1)];
            for (int y = 0; y < height; y++) {
                int row = 0;
                for (int x = 0; x < width; x++) {
                    if (foreground.contains(x, y)) row++;
                    sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
                }
            }
        }

        /** The foreground pixels of the window whose upper left corner is given. */
        int window(int x, int y) {
            int top = y * stride + x;
            int bottom = top + SIDE * stride;
            return sums[bottom + SIDE] - sums[bottom] - sums[top + SIDE] + sums[top];
        }
    }
}
