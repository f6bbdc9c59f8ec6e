// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import ai.djl.ndarray.NDArray;

/**
 * Cross-entropy of the strong views against the pseudo-labels of the weak views, of the confident
 * ones only: {@code (1/N) · Σ 1[max p(weak) ≥ t] · CE(strong, argmax p(weak))}.
 *
 * <p>Pseudo-labels: (N), int64; accepted: (N), float32, 1 or 0; logits of the strong views: (N,
 * classes). Result: scalar, at least 0; images that are not accepted count as 0 in the mean.
 *
 * <p>Source: MultiMix, eq. (1), L_u, with ≥ as in the paper (the supplement has &gt;).
 */
public final class PseudoLabelLoss {
    private PseudoLabelLoss() {}

    /** The mean over the batch, a scalar. */
    public static NDArray evaluate(NDArray pseudoLabels, NDArray accepted, NDArray logits) {
        return CrossEntropyLoss.perImage(pseudoLabels, logits).mul(accepted).mean();
    }
}
