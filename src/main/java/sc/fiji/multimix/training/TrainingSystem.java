// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * The systems that Haque et al. 2021 compare: one network, one training step and the same data,
 * with parts, streams and loss terms on or off. What a system lacks is not computed.
 *
 * <pre>
 *              decoder  classes  bridge  unlabeled classification images  consistency of masks
 * U-Net           x
 * Enc                      x
 * Enc-SSL                  x             pseudo-labels
 * Enc-MM                   x             MixMatch
 * UMTL            x        x
 * UMTL-S          x        x        x
 * UMTL-SSL        x        x             pseudo-labels
 * UMTL-SSL-S      x        x        x    pseudo-labels
 * MultiMix        x        x        x    pseudo-labels                    x
 * </pre>
 *
 * <p>Source: ISBI 2021 and MELBA 2021:011, section 3; MixMatch: Berthelot et al. 2019.
 */
public enum TrainingSystem {
    /** Segmentation alone, supervised. */
    U_NET("U-Net", true, false, false, UnlabeledClasses.UNUSED, false),
    /** Classification alone by the encoder, supervised. */
    ENC("Enc", false, true, false, UnlabeledClasses.UNUSED, false),
    /** Enc with pseudo-labels. */
    ENC_SSL("Enc-SSL", false, true, false, UnlabeledClasses.PSEUDO_LABELS, false),
    /** Enc with MixMatch. */
    ENC_MM("Enc-MM", false, true, false, UnlabeledClasses.MIX_MATCH, false),
    /** Both tasks with a shared encoder, supervised. */
    UMTL("UMTL", true, true, false, UnlabeledClasses.UNUSED, false),
    /** UMTL with the saliency bridge. */
    UMTL_S("UMTL-S", true, true, true, UnlabeledClasses.UNUSED, false),
    /** UMTL with pseudo-labels. */
    UMTL_SSL("UMTL-SSL", true, true, false, UnlabeledClasses.PSEUDO_LABELS, false),
    /** UMTL with pseudo-labels and the saliency bridge. */
    UMTL_SSL_S("UMTL-SSL-S", true, true, true, UnlabeledClasses.PSEUDO_LABELS, false),
    /** All of it, and the masks of images with and without a mask are kept alike. */
    MULTIMIX("MultiMix", true, true, true, UnlabeledClasses.PSEUDO_LABELS, true);

    private final String label;
    private final boolean segments;
    private final boolean classifies;
    private final boolean bridge;
    private final UnlabeledClasses unlabeledClasses;
    private final boolean consistency;

    TrainingSystem(
            String label,
            boolean segments,
            boolean classifies,
            boolean bridge,
            UnlabeledClasses unlabeledClasses,
            boolean consistency) {
        this.label = label;
        this.segments = segments;
        this.classifies = classifies;
        this.bridge = bridge;
        this.unlabeledClasses = unlabeledClasses;
        this.consistency = consistency;
    }

    /** Whether there is a decoder. */
    public boolean segments() {
        return segments;
    }

    /** Whether there is a class branch. */
    public boolean classifies() {
        return classifies;
    }

    /** Whether image and saliency map join the decoder. */
    public boolean bridge() {
        return bridge;
    }

    /** What unlabeled classification images do. */
    public UnlabeledClasses unlabeledClasses() {
        return unlabeledClasses;
    }

    /** Whether the masks of images with and without a mask are kept alike. */
    public boolean consistency() {
        return consistency;
    }

    /** Whether any unlabeled image takes part. */
    public boolean usesUnlabeled() {
        return unlabeledClasses != UnlabeledClasses.UNUSED || consistency;
    }

    /** The system of the same network that uses no unlabeled image; itself if it uses none. */
    public TrainingSystem supervised() {
        if (!usesUnlabeled()) return this;
        for (TrainingSystem other : values())
            if (!other.usesUnlabeled()
                    && other.segments == segments
                    && other.classifies == classifies
                    && other.bridge == bridge) return other;
        throw new AssertionError("no supervised system like " + this);
    }

    /**
     * Checks that there is something to learn from.
     *
     * @param masks whether there is a segmentation folder
     * @param labels whether there is a classification folder
     * @throws IllegalArgumentException if a single-task system lacks its folder; says which. A
     *     system of both tasks learns the one that has a folder.
     */
    void checkData(boolean masks, boolean labels) {
        if (!classifies && !masks)
            throw new IllegalArgumentException(
                    this + " learns from masks: choose a segmentation folder.");
        if (!segments && !labels)
            throw new IllegalArgumentException(
                    this + " learns from class labels: choose a classification folder.");
    }

    /** The name in the paper; also the word in dialogs and macros. */
    @Override
    public String toString() {
        return label;
    }
}
