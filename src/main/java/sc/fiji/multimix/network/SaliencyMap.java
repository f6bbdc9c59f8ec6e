// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * The saliency map, {@code |d max_k logit_k / d image|}: how strongly each pixel moves the score of
 * the predicted class.
 *
 * <p>Images and maps: (N, 1, H, W); the map is at least 0, not normalized, and detached: no
 * gradient flows through it. Images do not influence each other. Dropout is off.
 *
 * <p>Source: Haque et al. 2021 (MELBA), section 2.3; the score is the logit, not the probability,
 * as in their public code. Differs from it: the parameters' gradients are untouched.
 */
public final class SaliencyMap {
    /** Explains the class with the largest logit of each image. */
    public static final int PREDICTED_CLASS = -1;

    private SaliencyMap() {}

    /**
     * Computes the maps. The parameters must not require gradients meanwhile (see {@link
     * NetworkSession#saliency}, which sees to it).
     *
     * @param images (N, 1, H, W)
     * @param target index of the class to explain, or {@link #PREDICTED_CLASS}
     * @return (N, 1, H, W), attached to the images' manager
     */
    static NDArray of(NetworkSession network, NDArray images, int target) {
        return GradientMode.recording(() -> compute(network, images, target));
    }

    private static NDArray compute(NetworkSession network, NDArray images, int target) {
        try (NDManager scope = images.getManager().newSubManager()) {
            NDArray variable = images.duplicate();
            variable.attach(scope);
            variable.setRequiresGradient(true);
            NDArray logits = network.encode(variable, false).logits(); // (N, classes)
            NDArray scores =
                    target == PREDICTED_CLASS
                            ? logits.max(new int[] {1})
                            : logits.get(new NDIndex(":, {}", target)); // (N)
            NDArray ones = scope.ones(scores.getShape(), scores.getDataType());
            JniUtils.backward((PtNDArray) scores, (PtNDArray) ones, false, false);
            NDArray saliency = JniUtils.detachGradient((PtNDArray) variable.getGradient().abs());
            saliency.attach(images.getManager());
            return saliency;
        }
    }
}
