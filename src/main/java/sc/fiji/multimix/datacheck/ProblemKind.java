// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

/** What can be wrong with the data, and how much it matters. */
public enum ProblemKind {
    /** Files with the same picture in parts that must not share any. */
    LEAK(Severity.SEVERE),
    /** Files with the same picture but different classes. */
    DIFFERENT_CLASSES(Severity.SEVERE),
    /** Files with the same picture but different masks. */
    DIFFERENT_MASKS(Severity.SEVERE),
    /** A mask that is the image itself. */
    MASK_IS_IMAGE(Severity.SEVERE),
    /** A mask that covers the whole image. */
    MASK_IS_FULL(Severity.SEVERE),
    /** A class whose images look inverted against those of another. */
    CLASS_IS_INVERTED(Severity.SEVERE),
    /** A test file that cannot be used. */
    UNREADABLE(Severity.SEVERE),
    /** Files with nearly the same picture in parts that must not share any. */
    NEAR_LEAK(Severity.WARNING),
    /** A mask without foreground. */
    MASK_IS_EMPTY(Severity.WARNING),
    /** A mask of more values than background and foreground. */
    MASK_IS_GRAY(Severity.WARNING),
    /** An image that looks inverted against the others. */
    INVERTED(Severity.WARNING),
    /** An image almost without contrast. */
    DARK(Severity.WARNING),
    /** An image much smaller than the network's. */
    SMALL(Severity.WARNING),
    /** A photograph in color. */
    COLORED(Severity.WARNING),
    /** A class whose images differ from another's in bit depth. */
    DEPTH_TELLS_CLASS(Severity.WARNING),
    /** Some classes have many more images than others. */
    UNBALANCED(Severity.WARNING),
    /** A class with hardly any image. */
    FEW_LABELS(Severity.WARNING),
    /** Too few images to choose the best epoch. */
    FEW_VALIDATION(Severity.WARNING),
    /** A mask of hardly any pixel. */
    MASK_IS_TINY(Severity.NOTE),
    /** Images of different bit depths. */
    MIXED_DEPTHS(Severity.NOTE),
    /** Files with the same picture in one part. */
    DUPLICATE(Severity.NOTE),
    /** Files with the same picture that one task trains on and the other holds out. */
    OTHER_TASK(Severity.NOTE);

    private final Severity severity;

    ProblemKind(Severity severity) {
        this.severity = severity;
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }
}
