// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.network.GradientMode;

/**
 * The Adam optimizer: {@code w -= rate · (m / (1-β1^t)) / (sqrt(v / (1-β2^t)) + ε)} with β1 = 0.9,
 * β2 = 0.999, ε = 1e-8.
 *
 * <p>Source: Kingma &amp; Ba 2015, Algorithm 1; equals PyTorch's {@code torch.optim.Adam}. Deep
 * Java Library's own puts ε elsewhere and hides the moments, which a resumed training needs.
 */
final class Adam implements AutoCloseable {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final double EPSILON = 1e-8;

    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> firstMoments = new LinkedHashMap<>();
    private final Map<String, NDArray> secondMoments = new LinkedHashMap<>();
    private final NDManager manager;
    private long step;

    /**
     * An optimizer of these weights.
     *
     * @param manager whose sub-manager shall own the moments
     * @param weights by name
     */
    Adam(NDManager manager, Map<String, NDArray> weights) {
        this.manager = manager.newSubManager();
        this.weights = weights;
        weights.forEach(
                (name, weight) -> {
                    firstMoments.put(
                            name, this.manager.zeros(weight.getShape(), weight.getDataType()));
                    secondMoments.put(
                            name, this.manager.zeros(weight.getShape(), weight.getDataType()));
                });
    }

    /** Changes every weight by its gradient, and clears the gradients. */
    void update(float rate) {
        step++;
        double correction1 = 1 - Math.pow(BETA1, (double) step);
        double rootCorrection2 = Math.sqrt(1 - Math.pow(BETA2, (double) step));
        // sqrt(v/c2) + ε = (sqrt(v) + ε·sqrt(c2)) / sqrt(c2): the engine's form, with ε scaled
        float correctedRate = (float) (rate * rootCorrection2 / correction1);
        float correctedEpsilon = (float) (EPSILON * rootCorrection2);
        GradientMode.notRecording(() -> update(rate, correctedRate, correctedEpsilon));
    }

    private void update(float rate, float correctedRate, float correctedEpsilon) {
        weights.forEach(
                (name, weight) -> {
                    try (NDArray gradient = weight.getGradient()) {
                        JniUtils.adamUpdate(
                                (PtNDArray) weight,
                                (PtNDArray) gradient,
                                (PtNDArray) firstMoments.get(name),
                                (PtNDArray) secondMoments.get(name),
                                rate,
                                correctedRate,
                                0,
                                1,
                                -1,
                                BETA1,
                                BETA2,
                                correctedEpsilon,
                                false);
                        JniUtils.zeroGrad((PtNDArray) weight);
                    }
                });
    }

    /** Copies of the means of the gradients. */
    Weights firstMoments() {
        return NetworkWeights.of(firstMoments);
    }

    /** Copies of the means of the squared gradients. */
    Weights secondMoments() {
        return NetworkWeights.of(secondMoments);
    }

    /** The live means of the squared gradients. */
    Collection<NDArray> secondMomentArrays() {
        return secondMoments.values();
    }

    /** Number of updates so far. */
    long updates() {
        return step;
    }

    /**
     * Goes on from where an optimizer of the same weights was.
     *
     * @throws IllegalArgumentException if these are moments of other weights
     */
    void restore(Weights first, Weights second, long updates) {
        NetworkWeights.restore(firstMoments, first);
        NetworkWeights.restore(secondMoments, second);
        step = updates;
    }

    @Override
    public void close() {
        manager.close();
    }
}
