// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * Which images of a batch are mixed, and how: image i becomes {@code share_i · x_i + (1 - share_i)
 * · x_partner(i)}, and so does its label.
 *
 * <p>Source: Zhang et al. 2018 (mixup) in the form of Berthelot et al. 2019 (MixMatch), eq. (8) to
 * (11): {@code share = max(λ, 1 - λ)} with λ from Beta(α, α), so that an image stays nearer to
 * itself than to its partner.
 *
 * @param shares of the images themselves, in [0.5, 1]
 * @param partners indices of the images they are mixed with, each once
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the engine and never compared
record MixUp(float[] shares, int[] partners) {
    /**
     * Draws a mixing.
     *
     * @param images number of images in the batch
     * @param alpha both parameters of the Beta distribution
     */
    static MixUp draw(int images, float alpha, SplittableRandom random) {
        BetaDistribution beta =
                new BetaDistribution(new Well19937c(random.nextLong()), alpha, alpha);
        float[] shares = new float[images];
        int[] partners = new int[images];
        for (int i = 0; i < images; i++) {
            double lambda = beta.sample();
            shares[i] = (float) Math.max(lambda, 1 - lambda);
            int j = random.nextInt(i + 1); // Fisher and Yates, inside out
            partners[i] = partners[j];
            partners[j] = i;
        }
        return new MixUp(shares, partners);
    }

    /**
     * Mixes.
     *
     * @param values of any shape, the first axis over the images
     * @return the same shape
     */
    NDArray apply(NDArray values) {
        NDManager manager = values.getManager();
        long[] axes = new long[values.getShape().dimension()];
        Arrays.fill(axes, 1);
        axes[0] = shares.length;
        NDArray own = manager.create(shares, new Shape(axes)); // (N, 1, ...)
        NDArray chosen = manager.create(partners).toType(DataType.INT64, false);
        NDArray partner = values.get(new NDIndex("{}", chosen));
        return partner.add(values.sub(partner).mul(own));
    }
}
