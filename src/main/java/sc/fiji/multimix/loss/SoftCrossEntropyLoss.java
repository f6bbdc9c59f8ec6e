// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy of class probabilities, {@code -Σ_k target_k · log p_k}, with p the softmax of the
 * logits.
 *
 * <p>Targets: (N, classes), float32, each row in [0, 1] and of sum 1; logits: (N, classes),
 * float32. Result: at least 0; for one-hot targets that of {@link CrossEntropyLoss}.
 *
 * <p>Source: Berthelot et al. 2019 (MixMatch), eq. (3).
 */
public final class SoftCrossEntropyLoss {
    private static final int[] CLASSES = {1};

    private SoftCrossEntropyLoss() {}

    /** The mean over the batch, a scalar. */
    public static NDArray evaluate(NDArray targets, NDArray logits) {
        return perImage(targets, logits).mean();
    }

    /** One value per image, (N). */
    static NDArray perImage(NDArray targets, NDArray logits) {
        return logits.logSoftmax(1).mul(targets).sum(CLASSES).neg();
    }
}
