// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import ai.djl.ndarray.NDArray;

/**
 * Soft Dice loss, {@code 1 - (2·Σpg + s) / (Σp + Σg + s)} with s = 1, averaged over batch and
 * channels.
 *
 * <p>Mask and probabilities: (N, C, H, W), float32, in [0, 1] (apply the sigmoid first). Result:
 * scalar in [0, 1]; 0 when the prediction equals a binary mask, also an empty one.
 *
 * <p>Source: Milletari et al. 2016 (V-Net); MultiMix, eq. (2), L_l. Differs from V-Net: the sums in
 * the denominator are not squared, as in the MultiMix reference code.
 */
public final class DiceLoss {
    private static final float SMOOTH = 1f;
    private static final int[] PIXELS = {2, 3};

    private DiceLoss() {}

    /** The mean over batch and channels, a scalar. */
    public static NDArray evaluate(NDArray mask, NDArray probabilities) {
        NDArray overlap = probabilities.mul(mask).sum(PIXELS); // (N, C)
        NDArray sizes = probabilities.sum(PIXELS).add(mask.sum(PIXELS)); // (N, C)
        // overlap.mul(2f) would leave a number to the gradient whose memory Java may free before
        NDArray dice = overlap.add(overlap).add(SMOOTH).div(sizes.add(SMOOTH));
        return dice.mean().neg().add(1f);
    }
}
