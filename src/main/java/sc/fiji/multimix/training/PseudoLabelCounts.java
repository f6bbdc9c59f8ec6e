// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * What became of the unlabeled classification images of one or more steps.
 *
 * @param images number of unlabeled images seen
 * @param accepted those sure enough to teach
 * @param known those of the accepted whose class is known on disk; it is used for this count only
 * @param correct those of the known whose pseudo-label is that class
 */
public record PseudoLabelCounts(long images, long accepted, long known, long correct) {
    /** No unlabeled image. */
    public static final PseudoLabelCounts NONE = new PseudoLabelCounts(0, 0, 0, 0);

    /** Part of the images that teaches, in [0, 1]; NaN without images. */
    public float acceptedShare() {
        return images == 0 ? Float.NaN : (float) accepted / images;
    }

    /** Part of the pseudo-labels that is right, in [0, 1]; NaN where none can be checked. */
    public float precision() {
        return known == 0 ? Float.NaN : (float) correct / known;
    }

    /** Those of both. */
    PseudoLabelCounts plus(PseudoLabelCounts other) {
        return new PseudoLabelCounts(
                images + other.images,
                accepted + other.accepted,
                known + other.known,
                correct + other.correct);
    }
}
