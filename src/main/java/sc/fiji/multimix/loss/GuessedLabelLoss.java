// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import ai.djl.ndarray.NDArray;

/**
 * Squared distance of class probabilities from guessed ones, {@code (1/C) · Σ_k (target_k - p_k)²}
 * with C classes and p the softmax of the logits; unlike a cross-entropy it is bounded, so that
 * wrong guesses do little harm.
 *
 * <p>Targets: (N, classes), float32, in [0, 1]; logits: (N, classes), float32. Result: scalar in
 * [0, 1]; 0 when both are equal.
 *
 * <p>Source: Berthelot et al. 2019 (MixMatch), eq. (4).
 */
public final class GuessedLabelLoss {
    private GuessedLabelLoss() {}

    /** The mean over batch and classes, a scalar. */
    public static NDArray evaluate(NDArray targets, NDArray logits) {
        return logits.softmax(1).sub(targets).square().mean();
    }
}
