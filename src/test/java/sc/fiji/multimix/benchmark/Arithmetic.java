// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

/**
 * Floating-point operations that MultiMix needs: those of its convolutions and of the fully
 * connected layer, a multiplication and an addition counting as two. Norms, activations, pooling
 * and resizing take a few operations per value, not hundreds, and are left out.
 *
 * <p>A pass forward costs as much as the gradient of its weights, and as that of its input.
 */
final class Arithmetic {
    private static final int STAGES = 5;
    private static final int CLASSES = 2;
    private static final int BRIDGE = 2; // channels

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
     * A training step: saliency of the 2N segmentation images (forward, back to the image), weak
     * views of N images (forward), encoder of 4N images (forward, back to the weights), decoder of
     * the 2N segmentation images (the same).
     *
     * @param batch images per stream, N
     */
    double step(int batch) {
        double saliency = 2 * encoder();
        double training = 3 * encoder() - firstConvolution(); // the image needs no gradient
        return batch * (2 * saliency + encoder() + 4 * training + 2 * (3 * decoder()));
    }

    /** Class, saliency (back to the image) and masks of a batch. */
    double prediction(int batch) {
        return batch * (2 * encoder() + decoder());
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

    private double firstConvolution() {
        return convolution(0, 1, width);
    }

    /** 3 × 3, padded, at 1/2^stage of the side. */
    private double convolution(int stage, long inputs, long outputs) {
        double pixels = (double) (side >> stage) * (side >> stage);
        return 2 * 9 * inputs * outputs * pixels;
    }
}
