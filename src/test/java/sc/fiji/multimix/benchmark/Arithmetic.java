// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

/**
 * Floating-point operations of MultiMix, a multiplication and an addition counting as two.
 *
 * <p>Two kinds are told apart. Those of the convolutions and of the fully connected layer are what
 * the method needs, in whatever program. Those of resizing are this suite's: it resizes by two
 * products with dense matrices, which take operations in proportion to the side for each value.
 * Norms, activations and pooling take a few operations per value, and are left out.
 *
 * <p>A pass forward costs as much as the gradient of its weights, and as that of its input.
 */
final class Arithmetic {
    private static final int STAGES = 5;
    private static final int CLASSES = 2;
    private static final int BRIDGE = 2; // channels
    private static final int BRIDGE_FACTOR = 8; // by which its image is smaller

    private final long width;
    private final long side;

    /**
     * Of a network with two classes.
     *
     * @param width channels of the first stage
     * @param side of the images in pixels
     */
    Arithmetic(int width, int side) {
        this.width = width;
        this.side = side;
    }

    /**
     * The convolutions of a training step: saliency of the 2N segmentation images (forward, back to
     * the image), weak views of N images (forward), encoder of 4N images (forward, back to the
     * weights), decoder of the 2N segmentation images (the same).
     *
     * @param batch images per stream, N
     */
    double stepConvolutions(int batch) {
        double saliency = 2 * encoder();
        double training = 3 * encoder() - firstConvolution(); // the image needs no gradient
        return batch * (2 * saliency + encoder() + 4 * training + 2 * (3 * decoder()));
    }

    /** The convolutions of class, saliency (back to the image) and masks of a batch. */
    double predictionConvolutions(int batch) {
        return batch * (2 * encoder() + decoder());
    }

    /**
     * The resizing of a training step: for the 2N segmentation images, the bridge forward, and the
     * decoder's upsampling forward and back. Nothing before the bridge learns from it.
     *
     * @param batch images per stream, N
     */
    double stepResizing(int batch) {
        return 2 * batch * (bridge() + 2 * upsampling());
    }

    /** The resizing of a prediction: all forward. */
    double predictionResizing(int batch) {
        return batch * (bridge() + upsampling());
    }

    /** The encoder with the class branch, forward, of one image. */
    double encoder() {
        double sum = firstConvolution() + convolution(0, width, width);
        for (int stage = 1; stage < STAGES; stage++) {
            long channels = width << stage;
            sum += convolution(stage, channels / 2, channels);
            sum += convolution(stage, channels, channels);
        }
        return sum + 2.0 * (width << (STAGES - 1)) * CLASSES;
    }

    /** The decoder, forward, of one image. */
    double decoder() {
        double sum = 2.0 * width * side * side; // 1 × 1 to the mask
        for (int stage = 0; stage < STAGES - 1; stage++) {
            long channels = width << stage;
            long joined = 3 * channels + (stage == STAGES - 2 ? BRIDGE : 0);
            sum += convolution(stage, joined, channels) + convolution(stage, channels, channels);
        }
        return sum;
    }

    /** Image and saliency map made smaller for the decoder, forward, of one image. */
    double bridge() {
        return resizing(BRIDGE, side, side / BRIDGE_FACTOR);
    }

    /** The decoder's upsampling, from each stage to the finer one, forward, of one image. */
    double upsampling() {
        double sum = 0;
        for (int stage = 1; stage < STAGES; stage++)
            sum += resizing(width << stage, side >> stage, side >> (stage - 1));
        return sum;
    }

    /** Rows of so many channels are resized, then columns: (from × from) to (to × to). */
    private static double resizing(long channels, long from, long to) {
        return 2.0 * channels * (from * from * to + from * to * to);
    }

    private double firstConvolution() {
        return convolution(0, 1, width);
    }

    /** 3 × 3, padded, at 1/2^stage of the side. */
    private double convolution(int stage, long inputs, long outputs) {
        double pixels = (double) (side >> stage) * (side >> stage);
        return 2 * 9 * inputs * outputs * pixels;
    }
}
