// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

/** What is wrong with a saliency map, in words for labels, tables and pictures. */
public enum EvidenceWarning {
    /** Nothing that is known of. */
    NONE(""),
    /** More than half of the map lies outside the predicted mask. */
    OUTSIDE("OUTSIDE THE MASK"),
    /** The model sees no foreground in the image. */
    EMPTY_MASK("MASK IS EMPTY"),
    /** The method finds nothing that speaks for the class. */
    NO_EVIDENCE("MAP IS EMPTY");

    /** Share inside the mask below which most evidence lies outside. */
    private static final double MOST = 0.5;

    private final String words;

    EvidenceWarning(String words) {
        this.words = words;
    }

    /** The warning of a map. */
    static EvidenceWarning of(MaskShare share, boolean isZero) {
        if (isZero) return NO_EVIDENCE;
        if (share.area() == 0) return EMPTY_MASK;
        return share.inside() < MOST ? OUTSIDE : NONE; // NaN: there is no mask
    }

    @Override
    public String toString() {
        return words;
    }
}
