// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

/** What is wrong with a saliency map, in words for labels, tables and pictures. */
public enum EvidenceWarning {
    /** Nothing that is known of. */
    NONE(""),
    /**
     * Less than half as much of the map lies inside the predicted mask as of a map that equals the
     * mask, on the grid of the method: {@code inside < attainable / 2}, see {@link MaskShare}. For
     * maps as fine as the image that is less than half of the map.
     */
    OUTSIDE("OUTSIDE THE MASK"),
    /** The model sees no foreground in the image. */
    EMPTY_MASK("MASK IS EMPTY"),
    /** The method finds nothing that speaks for the class. */
    NO_EVIDENCE("MAP IS EMPTY");

    /** Part of the attainable share inside the mask below which evidence lies outside. */
    private static final double HALF = 0.5;

    private final String words;

    EvidenceWarning(String words) {
        this.words = words;
    }

    /** The warning of a map. */
    static EvidenceWarning of(MaskShare share, boolean isZero) {
        if (isZero) return NO_EVIDENCE;
        if (share.area() == 0) return EMPTY_MASK;
        return share.inside() < HALF * share.attainable() ? OUTSIDE : NONE; // NaN: there is no mask
    }

    @Override
    public String toString() {
        return words;
    }
}
