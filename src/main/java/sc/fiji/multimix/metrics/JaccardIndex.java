// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

/**
 * Overlap of two masks, {@code |A ∩ B| / |A ∪ B|}; also called intersection over union.
 *
 * <p>Masks: any type and any number of dimensions, of equal size; a pixel that is not zero is
 * foreground. Result: in [0, 1], 1 when the masks are equal, 0 when they are disjoint. Two empty
 * masks are equal: 1. With the Dice coefficient D it is {@code D / (2 - D)}.
 *
 * <p>Source: Jaccard 1901; values as {@code metrics_reference.py} ({@code TP / (TP + FP + FN)}).
 * Differs from it: that is not defined for two empty masks.
 */
public final class JaccardIndex {
    private JaccardIndex() {}

    /**
     * The Jaccard index of two masks; which one is the truth does not matter.
     *
     * @throws IllegalArgumentException if the masks differ in size
     */
    public static double of(
            RandomAccessibleInterval<? extends RealType<?>> truth,
            RandomAccessibleInterval<? extends RealType<?>> prediction) {
        MaskOverlap overlap = MaskOverlap.of(truth, prediction);
        return overlap.shareOf(overlap.union());
    }
}
