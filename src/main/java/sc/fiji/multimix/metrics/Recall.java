// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Share of the true foreground that is predicted, {@code TP / (TP + FN)}; also called sensitivity.
 *
 * <p>Masks: any type and any number of dimensions, of equal size; a pixel that is not zero is
 * foreground. Result: in [0, 1]. Two empty masks are equal: 1. An empty truth with a prediction
 * that is not empty: 0.
 *
 * <p>Source: values as {@code metrics_reference.py}. Differs from it: that is not defined for an
 * empty truth.
 */
public final class Recall {
    private Recall() {}

    /**
     * The recall of a predicted mask.
     *
     * @throws IllegalArgumentException if the masks differ in size
     */
    public static double of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        MaskOverlap overlap = MaskOverlap.of(truth, prediction);
        return overlap.shareOf(overlap.truth());
    }
}
