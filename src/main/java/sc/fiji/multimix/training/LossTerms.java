// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;

/**
 * The terms of MultiMix's loss, eq. (5), as scalars in the graph; null for a term without data.
 *
 * @param supervised cross-entropy of the labeled classification images
 * @param pseudoLabel masked cross-entropy of the strong views
 * @param dice soft Dice loss of the labeled segmentation images
 * @param consistency Bernoulli KL divergence of labeled against unlabeled masks
 */
record LossTerms(NDArray supervised, NDArray pseudoLabel, NDArray dice, NDArray consistency) {
    /** Eq. (5): L = supervised + lambda · pseudo-label + alpha · Dice + beta · KL. */
    NDArray total(LossWeights weights) {
        if (dice == null) return classification(weights);
        if (supervised == null) return segmentation(weights);
        return classification(weights).add(segmentation(weights));
    }

    private NDArray classification(LossWeights weights) {
        return supervised.add(pseudoLabel.mul(weights.pseudoLabel().weight()));
    }

    private NDArray segmentation(LossWeights weights) {
        return dice.mul(weights.dice()).add(consistency.mul(weights.consistency()));
    }
}
