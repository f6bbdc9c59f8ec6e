// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * The terms of eq. (5), unweighted, of one step or their mean over several; NaN for a term that the
 * system lacks or that has no data.
 *
 * @param supervised cross-entropy of the labeled classification images
 * @param pseudoLabel masked cross-entropy of the strong views
 * @param guessedLabel squared distance from the guessed labels (MixMatch)
 * @param dice soft Dice loss of the labeled segmentation images
 * @param consistency Bernoulli KL divergence of the masks of labeled and unlabeled images
 * @param total the weighted sum that is minimized
 * @param pseudoLabels how many unlabeled images taught, and how many of them the right class
 */
public record StepLosses(
        float supervised,
        float pseudoLabel,
        float guessedLabel,
        float dice,
        float consistency,
        float total,
        PseudoLabelCounts pseudoLabels) {
    /** The sums of both, term by term. */
    StepLosses plus(StepLosses other) {
        return new StepLosses(
                supervised + other.supervised,
                pseudoLabel + other.pseudoLabel,
                guessedLabel + other.guessedLabel,
                dice + other.dice,
                consistency + other.consistency,
                total + other.total,
                pseudoLabels.plus(other.pseudoLabels));
    }
}
