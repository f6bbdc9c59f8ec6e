// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Overlap of two masks, {@code 2·|A ∩ B| / (|A| + |B|)}.
 *
 * <p>Masks: any type and any number of dimensions, of equal size; a pixel that is not zero is
 * foreground. Result: in [0, 1], 1 when the masks are equal, 0 when they are disjoint. Two empty
 * masks are equal: 1.
 *
 * <p>Source: Dice 1945; values as {@code metrics_reference.py} ({@code 2 TP / (2 TP + FP + FN)}).
 * Differs from it: that is not defined for two empty masks.
 */
public final class DiceCoefficient {
    private DiceCoefficient() {}

    /**
     * The Dice coefficient of two masks; which one is the truth does not matter.
     *
     * @throws IllegalArgumentException if the masks differ in size
     */
    public static double of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        if (!Arrays.equals(truth.dimensionsAsLongArray(), prediction.dimensionsAsLongArray()))
            throw new IllegalArgumentException(
                    "The masks differ in size: truth "
                            + size(truth)
                            + ", prediction "
                            + size(prediction)
                            + ". Resize one of them.");
        long both = 0;
        long sum = 0;
        Cursor<? extends RealType<?>> truthPixels = Views.flatIterable(truth).cursor();
        Cursor<? extends RealType<?>> predictedPixels = Views.flatIterable(prediction).cursor();
        while (truthPixels.hasNext()) {
            boolean inTruth = truthPixels.next().getRealDouble() != 0;
            boolean inPrediction = predictedPixels.next().getRealDouble() != 0;
            if (inTruth) sum++;
            if (inPrediction) sum++;
            if (inTruth && inPrediction) both++;
        }
        return sum == 0 ? 1 : 2.0 * both / sum;
    }

    private static String size(RandomAccessibleInterval<?> mask) {
        return Arrays.toString(mask.dimensionsAsLongArray());
    }
}
