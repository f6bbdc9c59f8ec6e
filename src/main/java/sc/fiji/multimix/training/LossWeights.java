// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * Weights of the terms of the total loss (MultiMix, eq. 5): {@code L = supervised + lambda ·
 * pseudo-label + alpha · Dice + beta · KL}.
 *
 * @param pseudoLabel threshold t and weight lambda of the pseudo-label term
 * @param mixMatch what takes the place of the pseudo-label term in the system Enc-MM
 * @param dice alpha, weight of the soft Dice loss, at least 0
 * @param consistency beta, weight of the Bernoulli KL divergence, at least 0
 */
public record LossWeights(
        PseudoLabelOptions pseudoLabel, MixMatchOptions mixMatch, float dice, float consistency) {
    /** Haque et al. 2021, section 3 (alpha = 5, beta = 0.01). */
    public static final LossWeights DEFAULTS =
            new LossWeights(PseudoLabelOptions.DEFAULTS, MixMatchOptions.DEFAULTS, 5f, 0.01f);

    /** Checks the ranges. */
    public LossWeights {
        if (!(dice >= 0) || !(consistency >= 0))
            throw new IllegalArgumentException(
                    "Loss weights must be at least 0, but are dice "
                            + dice
                            + ", consistency "
                            + consistency
                            + ".");
    }
}
