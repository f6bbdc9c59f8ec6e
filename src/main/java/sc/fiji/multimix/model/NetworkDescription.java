// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

/**
 * What must be known to build a model's network again.
 *
 * @param width channels of the first stage, at least 1
 * @param classes number of classes the classification branch tells apart, at least 2; a network
 *     that was trained without class labels has a branch as well, with two
 * @param resolution side of the square input in pixels, divisible by 16
 * @param dropout probability of dropping a value during training, in [0, 1)
 */
public record NetworkDescription(int width, int classes, int resolution, double dropout) {
    /** Checks the ranges. */
    public NetworkDescription {
        if (width < 1 || classes < 2 || resolution < 16 || resolution % 16 != 0)
            throw new IllegalArgumentException(
                    "A network needs a width of at least 1, at least 2 classes and a resolution"
                            + " divisible by 16, but has width "
                            + width
                            + ", "
                            + classes
                            + " classes and resolution "
                            + resolution
                            + ".");
        if (!(dropout >= 0 && dropout < 1))
            throw new IllegalArgumentException("Dropout must be in [0, 1), but is " + dropout);
    }
}
