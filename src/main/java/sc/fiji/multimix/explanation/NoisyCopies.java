// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Copies of an image, each with Gaussian noise of its own. The noise comes from Java's generator:
 * the engine's, which a training may be drawing from, is left alone.
 */
final class NoisyCopies {
    /** Gray values go from -1 to 1. */
    private static final double RANGE = 2;

    private NoisyCopies() {}

    /**
     * Makes copies.
     *
     * @param image (1, 1, H, W), in [-1, 1]
     * @param copies how many
     * @param noise standard deviation as a share of the range of gray values
     * @param manager of the result
     * @return (copies, 1, H, W), beyond [-1, 1] where the noise leads there
     */
    static NDArray of(
            NDArray image, int copies, double noise, SplittableRandom random, NDManager manager) {
        return array(image, pixels(image, copies, noise, random), 0, copies, manager);
    }

    /** The pixels of copies, one copy after the other: see {@link #of}. */
    static float[] pixels(NDArray image, int copies, double noise, SplittableRandom random) {
        float[] pixels = image.toFloatArray();
        float[] noisy = new float[Math.multiplyExact(copies, pixels.length)];
        for (int i = 0; i < noisy.length; i++)
            noisy[i] = (float) (pixels[i % pixels.length] + noise * RANGE * random.nextGaussian());
        return noisy;
    }

    /**
     * Some of the copies.
     *
     * @param image that was copied
     * @param pixels of all copies
     * @param first of those that are wanted
     * @param count how many are wanted
     * @param manager of the result
     * @return (count, 1, H, W)
     */
    static NDArray array(NDArray image, float[] pixels, int first, int count, NDManager manager) {
        Shape shape = image.getShape();
        int size = Math.toIntExact(shape.size());
        float[] wanted = Arrays.copyOfRange(pixels, first * size, (first + count) * size);
        return manager.create(wanted, new Shape(count, 1, shape.get(2), shape.get(3)));
    }
}
