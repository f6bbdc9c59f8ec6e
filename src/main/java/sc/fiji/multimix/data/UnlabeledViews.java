// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

/** Which augmented views a batch has of each unlabeled classification image. */
public enum UnlabeledViews {
    /** A weak and a strong one, for pseudo-labels (Haque et al. 2021, Algorithm 1). */
    WEAK_AND_STRONG,
    /** Two weak ones, for MixMatch (Berthelot et al. 2019, K = 2). */
    TWO_WEAK
}
