// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy of class labels, {@code -log p(label)}, with p the softmax of the logits.
 *
 * <p>Labels: (N), int64 class indices; logits: (N, classes), float32. Result: at least 0.
 *
 * <p>Source: MultiMix, eq. (1), L_l.
 */
public final class CrossEntropyLoss {
    private CrossEntropyLoss() {}

    /** The mean over the batch, a scalar. */
    public static NDArray evaluate(NDArray labels, NDArray logits) {
        return perImage(labels, logits).mean();
    }

    /** One value per image, (N). */
    static NDArray perImage(NDArray labels, NDArray logits) {
        NDArray oneHot = labels.oneHot((int) logits.getShape().get(1)); // (N, classes)
        return SoftCrossEntropyLoss.perImage(oneHot, logits);
    }
}
