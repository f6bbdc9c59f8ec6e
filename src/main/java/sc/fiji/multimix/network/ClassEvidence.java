// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What in images speaks for a class: the gradient of the class's logit by the pixels, or by the
 * encoder's last features (Grad-CAM). Without dropout; images do not influence each other.
 *
 * <p>Source: Selvaraju et al. 2017 (ICCV), eq. 1 and 2: {@code ReLU(sum_c alpha_c A_c)}, with A the
 * features of the last stage after their leaky ReLU and alpha_c the mean over space of {@code d
 * logit / d A_c}.
 */
final class ClassEvidence {
    private final NetworkSession network;
    private final NDArray images;

    /**
     * The weights must not require gradients meanwhile, and the caller must not record a graph.
     *
     * @param images (N, 1, H, W)
     */
    ClassEvidence(NetworkSession network, NDArray images) {
        this.network = network;
        this.images = images;
    }

    /** {@code d logit / d image}, (N, 1, H, W), attached to the images' manager. */
    NDArray imageGradient(int target) {
        return inScope(
                scope ->
                        gradient(
                                copy(images, scope),
                                x -> network.encode(x, false).logits(),
                                target));
    }

    /** Grad-CAM at the features' size, (N, 1, H/16, W/16), attached to the images' manager. */
    NDArray gradCam(int target) {
        return inScope(
                scope -> {
                    NDArray image = copy(images, scope);
                    NDArray encoded =
                            network.encode(image, false).features().get(Encoder.STAGES - 1);
                    NDArray features = copy(encoded, scope); // (N, 16w, H/16, W/16)
                    NDArray gradient = gradient(features, network::classify, target);
                    long cells = features.getShape().get(2) * features.getShape().get(3);
                    int[] space = {2, 3};
                    NDArray weights =
                            gradient.sum(space, true).div((float) cells); // (N, 16w, 1, 1)
                    NDArray sum = encoded.mul(weights).sum(new int[] {1}, true);
                    return sum.maximum(0f); // (N, 1, H/16, W/16)
                });
    }

    private NDArray inScope(Function<NDManager, NDArray> work) {
        try (NDManager scope = images.getManager().newSubManager()) {
            NDArray result = JniUtils.detachGradient((PtNDArray) work.apply(scope));
            result.attach(images.getManager());
            return result;
        }
    }

    private static NDArray copy(NDArray array, NDManager scope) {
        NDArray copy = array.duplicate();
        copy.attach(scope);
        return copy;
    }

    /** The gradient of a class's logit by a variable, of its shape. */
    private static NDArray gradient(NDArray variable, UnaryOperator<NDArray> logits, int target) {
        NDArray scores =
                GradientMode.recording(
                        () -> {
                            variable.setRequiresGradient(true);
                            return logits.apply(variable).get(new NDIndex(":, {}", target)); // (N)
                        });
        GradientMode.backward(scores);
        return variable.getGradient();
    }
}
