// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The logit of one class, as a function of images, and what can be asked of it.
 *
 * @param network the network
 * @param target index of the class
 * @param passed told after each pass how many images went through; may end the work by throwing
 * @param log told if the memory is short
 */
record ClassScore(NetworkSession network, int target, LongConsumer passed, Consumer<String> log) {
    /** {@code d logit / d image} of images (N, 1, H, W), of their shape, with sign. */
    NDArray gradient(NDArray images) {
        return counted(network.imageGradient(images, target));
    }

    /** Grad-CAM of images (N, 1, H, W): (N, 1, H/16, W/16), at least 0. */
    NDArray gradCam(NDArray images) {
        return counted(network.gradCam(images, target));
    }

    private NDArray counted(NDArray result) {
        passed.accept(result.getShape().get(0));
        return result;
    }
}
