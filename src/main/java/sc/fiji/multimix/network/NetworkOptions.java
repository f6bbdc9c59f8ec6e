// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

/**
 * The shape of a {@link MultiMixNet} and the parts it has.
 *
 * @param width channels of the first stage w, at most {@value #LARGEST_WIDTH}; the stages have w,
 *     2w, 4w, 8w and 16w channels
 * @param classes number of classes, 2 to {@value #MOST_CLASSES}; 0 = no class branch
 * @param segments whether there is a decoder
 * @param bridge whether image and saliency map join the decoder; needs both parts
 * @param resolution side H = W of the square input in pixels, at least 32, divisible by 16, such
 *     that the first stage has at most 2^30 values per image
 * @param dropout probability of dropping a value after each double convolution, in [0, 1)
 */
public record NetworkOptions(
        int width, int classes, boolean segments, boolean bridge, int resolution, float dropout) {
    /** Sixteen times the paper's. */
    public static final int LARGEST_WIDTH = 1024;

    /** As many as ImageNet has. */
    public static final int MOST_CLASSES = 1000;

    private static final long MOST_VALUES = 1L << 30;

    /** Checks the ranges, also those of what a file says: a network of any size is refused. */
    public NetworkOptions {
        require(width >= 1, "width must be at least 1, but is " + width);
        require(
                width <= LARGEST_WIDTH,
                "width must be at most " + LARGEST_WIDTH + ", but is " + width);
        require(
                classes == 0 || classes >= 2,
                "class branch needs at least 2 classes, but got " + classes);
        require(
                classes <= MOST_CLASSES,
                "class branch can have at most " + MOST_CLASSES + " classes, but got " + classes);
        require(classes > 0 || segments, "parts are all off: nothing would be computed");
        require(
                !bridge || (classes > 0 && segments),
                "bridge needs both the class branch and the decoder");
        require(
                resolution >= 32 && resolution % 16 == 0,
                "resolution must be at least 32 and divisible by 16, but is " + resolution);
        require(
                (double) resolution * resolution * width <= MOST_VALUES,
                "resolution " + resolution + " is too large for the width " + width);
        require(
                dropout >= 0 && dropout < 1,
                "dropout probability must be in [0, 1), but is " + dropout);
    }

    /** The network of the paper: class branch, decoder and bridge. */
    public static NetworkOptions multiMix(int width, int classes, int resolution, float dropout) {
        return new NetworkOptions(width, classes, true, true, resolution, dropout);
    }

    /** Number of values of all the network's weights, known before it is built. */
    public long weights() {
        long sum = 0;
        long channels = 1;
        for (int stage = 0; stage < Encoder.STAGES; stage++) {
            sum += doubleConv(channels, (long) width << stage);
            channels = (long) width << stage;
        }
        if (classifies()) sum += (channels + 1) * classes;
        if (!segments) return sum;
        for (int stage = Encoder.STAGES - 2; stage >= 0; stage--) {
            long output = (long) width << stage;
            boolean joined = bridge && stage == Encoder.STAGES - 2;
            sum += doubleConv(3 * output + (joined ? SaliencyBridge.CHANNELS : 0), output);
        }
        return sum + width + 1; // of the mask
    }

    /** Two convolutions of 3 x 3, with biases. */
    private static long doubleConv(long input, long output) {
        return (9 * input + 1) * output + (9 * output + 1) * output;
    }

    /** Whether there is a class branch. */
    public boolean classifies() {
        return classes > 0;
    }

    private static void require(boolean fulfilled, String otherwise) {
        if (!fulfilled) throw new IllegalArgumentException("The network's " + otherwise + ".");
    }
}
