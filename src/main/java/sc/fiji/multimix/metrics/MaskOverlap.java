// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * The pixels that two masks share and those that only one of them has; what Dice, Jaccard,
 * precision and recall are made of.
 *
 * <p>Masks: any type and any number of dimensions, of equal size; a pixel that is not zero is
 * foreground.
 *
 * @param truePositives pixels in both masks
 * @param falsePositives pixels in the prediction only
 * @param falseNegatives pixels in the truth only
 */
record MaskOverlap(long truePositives, long falsePositives, long falseNegatives) {
    static MaskOverlap of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        checkSameSize(truth, prediction);
        long both = 0;
        long predictedOnly = 0;
        long trueOnly = 0;
        Cursor<? extends RealType<?>> truthPixels = Views.flatIterable(truth).cursor();
        Cursor<? extends RealType<?>> predictedPixels = Views.flatIterable(prediction).cursor();
        while (truthPixels.hasNext()) {
            boolean inTruth = truthPixels.next().getRealDouble() != 0;
            boolean inPrediction = predictedPixels.next().getRealDouble() != 0;
            if (inTruth && inPrediction) both++;
            else if (inPrediction) predictedOnly++;
            else if (inTruth) trueOnly++;
        }
        return new MaskOverlap(both, predictedOnly, trueOnly);
    }

    static void checkSameSize(
            RandomAccessibleInterval<?> truth, RandomAccessibleInterval<?> prediction) {
        if (!Arrays.equals(truth.dimensionsAsLongArray(), prediction.dimensionsAsLongArray()))
            throw new IllegalArgumentException(
                    "The masks differ in size: truth "
                            + size(truth)
                            + ", prediction "
                            + size(prediction)
                            + ". Resize one of them.");
    }

    static String size(RandomAccessibleInterval<?> mask) {
        return Arrays.toString(mask.dimensionsAsLongArray());
    }

    long truth() {
        return truePositives + falseNegatives;
    }

    long prediction() {
        return truePositives + falsePositives;
    }

    long union() {
        return truePositives + falsePositives + falseNegatives;
    }

    /** The common pixels over {@code pixels}: 1 if both masks are empty, 0 if only these are. */
    double shareOf(long pixels) {
        if (union() == 0) return 1;
        return pixels == 0 ? 0 : (double) truePositives / pixels;
    }
}
