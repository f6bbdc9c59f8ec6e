// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.engine.FittingBatch;

/**
 * The gradient averaged over noisy copies of the image, then its magnitude: what the gradient's
 * quick changes from pixel to pixel leave when they cancel. Without noise it is the {@linkplain
 * GradientSaliency gradient map}. Of the image's size.
 *
 * <p>Source: Smilkov et al. 2017 (SmoothGrad), section 2; gradients are averaged with their sign,
 * as in the paper's equation and code: the mean of magnitudes would keep what is to cancel. Copies
 * are not clamped to the network's range, as there.
 */
final class SmoothGrad implements SaliencyMethod {
    /** Copies in one pass, for the memory; more are hardly faster. */
    private static final int BATCH = 4;

    private final int samples;
    private final double noise;
    private final long seed;

    /**
     * The same copies for every image: maps of two images differ by the images alone.
     *
     * @param samples number of copies, at least 1
     * @param noise standard deviation as a share of the network's range of gray values
     * @param seed of the noise
     */
    SmoothGrad(int samples, double noise, long seed) {
        this.samples = samples;
        this.noise = noise;
        this.seed = seed;
    }

    @Override
    public String label() {
        return "SmoothGrad";
    }

    @Override
    public int passes() {
        return samples;
    }

    @Override
    public Img<FloatType> map(NDArray image, ClassScore score) {
        SplittableRandom random = new SplittableRandom(seed);
        long height = image.getShape().get(2);
        long width = image.getShape().get(3);
        double[] sum = new double[Math.toIntExact(height * width)];
        FittingBatch batch = new FittingBatch(BATCH, score.log());
        for (int done = 0; done < samples; done += BATCH) {
            int copies = Math.min(BATCH, samples - done);
            float[] noisy = NoisyCopies.pixels(image, copies, noise, random);
            for (int passed = 0; passed < copies; ) {
                int first = passed;
                float[] gradients =
                        batch.run(
                                copies - first,
                                count -> gradients(image, noisy, first, count, score));
                for (int i = 0; i < gradients.length; i++) sum[i % sum.length] += gradients[i];
                passed += gradients.length / sum.length;
            }
        }
        float[] map = new float[sum.length];
        for (int i = 0; i < map.length; i++) map[i] = (float) Math.abs(sum[i] / samples);
        return ArrayImgs.floats(map, width, height);
    }

    /** Of some of the noisy copies, (count, 1, H, W). */
    private static float[] gradients(
            NDArray image, float[] noisy, int first, int count, ClassScore score) {
        try (NDManager scope = image.getManager().newSubManager()) {
            return score.gradient(NoisyCopies.array(image, noisy, first, count, scope))
                    .toFloatArray();
        }
    }
}
