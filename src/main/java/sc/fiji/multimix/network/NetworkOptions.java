// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

/**
 * The shape of a {@link MultiMixNet} and the parts it has.
 *
 * @param width channels of the first stage w; the stages have w, 2w, 4w, 8w and 16w channels
 * @param classes number of classes, at least 2; 0 = no class branch
 * @param segments whether there is a decoder
 * @param bridge whether image and saliency map join the decoder; needs both parts
 * @param resolution side H = W of the square input in pixels, at least 32, divisible by 16
 * @param dropout probability of dropping a value after each double convolution, in [0, 1)
 */
public record NetworkOptions(
        int width, int classes, boolean segments, boolean bridge, int resolution, float dropout) {
    /** Checks the ranges. */
    public NetworkOptions {
        require(width >= 1, "width must be at least 1, but is " + width);
        require(
                classes == 0 || classes >= 2,
                "class branch needs at least 2 classes, but got " + classes);
        require(classes > 0 || segments, "parts are all off: nothing would be computed");
        require(
                !bridge || (classes > 0 && segments),
                "bridge needs both the class branch and the decoder");
        require(
                resolution >= 32 && resolution % 16 == 0,
                "resolution must be at least 32 and divisible by 16, but is " + resolution);
        require(
                dropout >= 0 && dropout < 1,
                "dropout probability must be in [0, 1), but is " + dropout);
    }

    /** The network of the paper: class branch, decoder and bridge. */
    public static NetworkOptions multiMix(int width, int classes, int resolution, float dropout) {
        return new NetworkOptions(width, classes, true, true, resolution, dropout);
    }

    /** Whether there is a class branch. */
    public boolean classifies() {
        return classes > 0;
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) throw new IllegalArgumentException("The network's " + otherwise + ".");
    }
}
