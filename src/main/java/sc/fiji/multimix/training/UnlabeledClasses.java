// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/** What the unlabeled images of the classification source do in a training. */
public enum UnlabeledClasses {
    /** They are not used. */
    UNUSED,
    /** A sure prediction of the weak view labels the strong one (Haque et al. 2021, eq. 1). */
    PSEUDO_LABELS,
    /** Guessed labels are mixed with labeled images (Berthelot et al. 2019, MixMatch). */
    MIX_MATCH
}
