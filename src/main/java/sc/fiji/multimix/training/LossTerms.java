// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The terms of MultiMix's loss, eq. (5), as scalars in the graph; null for a term that the system
 * lacks or that has no data.
 *
 * @param supervised cross-entropy of the labeled classification images
 * @param pseudoLabel masked cross-entropy of the strong views
 * @param guessedLabel squared distance from the guessed labels (MixMatch)
 * @param dice soft Dice loss of the labeled segmentation images
 * @param consistency Bernoulli KL divergence of labeled against unlabeled masks
 */
record LossTerms(
        NDArray supervised,
        NDArray pseudoLabel,
        NDArray guessedLabel,
        NDArray dice,
        NDArray consistency) {
    /**
     * Eq. (5): L = supervised + lambda · pseudo-label + alpha · Dice + beta · KL; with MixMatch
     * lambda_U · guessed-label in place of the pseudo-label term.
     *
     * @param guessedLabelWeight lambda_U at this step
     */
    NDArray total(LossWeights weights, float guessedLabelWeight) {
        return Stream.of(
                        supervised,
                        weighted(pseudoLabel, weights.pseudoLabel().weight()),
                        weighted(guessedLabel, guessedLabelWeight),
                        weighted(dice, weights.dice()),
                        weighted(consistency, weights.consistency()))
                .filter(Objects::nonNull)
                .reduce(NDArray::add)
                .orElseThrow();
    }

    private static NDArray weighted(NDArray term, float weight) {
        if (term == null) return null;
        // mul(weight) would leave a number to the gradient whose memory Java may free before
        try (NDArray factor = term.getManager().full(term.getShape(), weight)) {
            return term.mul(factor);
        }
    }
}
