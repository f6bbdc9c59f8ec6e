// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * The terms of eq. (5), unweighted, of one step or their mean over several; NaN for a term that was
 * not computed because its data are missing.
 *
 * @param supervised cross-entropy of the labeled classification images
 * @param pseudoLabel masked cross-entropy of the strong views
 * @param dice soft Dice loss of the labeled segmentation images
 * @param consistency Bernoulli KL divergence of the masks of labeled and unlabeled images
 * @param total the weighted sum that is minimized
 * @param acceptedShare share of the weak views confident enough to be a pseudo-label, in [0, 1]
 */
public record StepLosses(
        float supervised,
        float pseudoLabel,
        float dice,
        float consistency,
        float total,
        float acceptedShare) {}
