// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * Which unlabeled images take part in the classification loss, and how much (MultiMix, eq. 1).
 *
 * @param threshold confidence t, in (0, 1], from which a weak-view prediction becomes a
 *     pseudo-label
 * @param weight lambda, factor of the unlabeled loss in the total loss, at least 0
 */
public record PseudoLabelOptions(float threshold, float weight) {
    /** Haque et al. 2021, section 3 (t = 0.7, lambda = 0.25). */
    public static final PseudoLabelOptions DEFAULTS = new PseudoLabelOptions(0.7f, 0.25f);

    /** Checks the ranges. */
    public PseudoLabelOptions {
        if (!(threshold > 0 && threshold <= 1))
            throw new IllegalArgumentException(
                    "The pseudo-label threshold must be in (0, 1], but is " + threshold + ".");
        if (!(weight >= 0))
            throw new IllegalArgumentException(
                    "The weight of the pseudo-label loss must be at least 0, but is "
                            + weight
                            + ".");
    }
}
