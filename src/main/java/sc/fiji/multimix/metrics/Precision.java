// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Share of the predicted foreground that is true, {@code TP / (TP + FP)}.
 *
 * <p>Masks: any type and any number of dimensions, of equal size; a pixel that is not zero is
 * foreground. Result: in [0, 1]. Two empty masks are equal: 1. An empty prediction of a mask that
 * is not empty: 0.
 *
 * <p>Source: values as {@code metrics_reference.py}. Differs from it: that is not defined for an
 * empty prediction.
 */
public final class Precision {
    private Precision() {}

    /**
     * The precision of a predicted mask.
     *
     * @throws IllegalArgumentException if the masks differ in size
     */
    public static double of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        MaskOverlap overlap = MaskOverlap.of(truth, prediction);
        return overlap.shareOf(overlap.prediction());
    }
}
