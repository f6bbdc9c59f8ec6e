// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;

/**
 * What the network says of images; null for parts that it does not have.
 *
 * @param classLogits (N, classes)
 * @param saliency map of the explained class, (N, 1, H, W), at least 0
 * @param maskLogits (N, 1, H, W); the sigmoid makes foreground probabilities of them
 */
public record Prediction(NDArray classLogits, NDArray saliency, NDArray maskLogits) {
    /** Which of the parts are wanted; the others are not computed if they can be left out. */
    public enum Part {
        /** The class logits. */
        CLASS,
        /** The saliency map. */
        SALIENCY,
        /** The mask logits. */
        MASK
    }
}
