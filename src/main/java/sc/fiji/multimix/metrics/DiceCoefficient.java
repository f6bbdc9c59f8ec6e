// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;

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
        MaskOverlap overlap = MaskOverlap.of(truth, prediction);
        long sum = overlap.truth() + overlap.prediction();
        return sum == 0 ? 1 : 2.0 * overlap.truePositives() / sum;
    }
}
