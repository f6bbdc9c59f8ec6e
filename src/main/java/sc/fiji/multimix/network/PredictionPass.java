// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Set;
import sc.fiji.multimix.network.Prediction.Part;

/**
 * One pass of images through the network without dropout: the encoder once, from which both the
 * saliency map and the masks come.
 *
 * <p>The saliency map is {@code |d max_k logit_k / d image|}: how strongly each pixel moves the
 * score of the predicted class; at least 0, not normalized, detached, images do not influence each
 * other.
 *
 * <p>Source: Haque et al. 2021 (MELBA), section 2.3; the score is the logit, not the probability,
 * as in their public code. Differs from it: the weights' gradients are untouched.
 */
final class PredictionPass {
    private final NetworkSession network;
    private final NDArray images;
    private final Set<Part> parts;

    PredictionPass(NetworkSession network, NDArray images, Set<Part> parts) {
        this.network = network;
        this.images = images;
        this.parts = parts;
    }

    /**
     * Computes the parts; the weights must not require gradients meanwhile, and the caller must not
     * record a graph.
     *
     * @param target index of the class to explain, or {@link NetworkSession#PREDICTED_CLASS}
     * @return arrays attached to the images' manager
     */
    Prediction run(int target) {
        NetworkOptions options = network.options();
        boolean decodes = parts.contains(Part.MASK) && options.segments();
        boolean explains =
                options.classifies()
                        && (parts.contains(Part.SALIENCY) || (decodes && options.bridge()));
        try (NDManager scope = images.getManager().newSubManager()) {
            NDArray variable = images.duplicate();
            variable.attach(scope);
            Scored scored =
                    explains
                            ? GradientMode.recording(() -> score(variable, target))
                            : new Scored(network.encode(variable, false), null);
            Encoding encoding = scored.encoding;
            if (!decodes) encoding.closeFeatures();
            NDArray saliency = explains ? gradientMagnitude(variable, scored.scores) : null;
            NDArray mask =
                    decodes ? network.decode(variable, encoding.features(), saliency, false) : null;
            boolean shows = parts.contains(Part.SALIENCY);
            return new Prediction(
                    keep(encoding.logits()), shows ? keep(saliency) : null, keep(mask));
        }
    }

    /** What the encoder says, and the logits to explain, (N); null if none is. */
    private record Scored(Encoding encoding, NDArray scores) {}

    private Scored score(NDArray variable, int target) {
        variable.setRequiresGradient(true);
        Encoding encoding = network.encode(variable, false);
        NDArray logits = encoding.logits(); // (N, classes)
        NDArray scores =
                target == NetworkSession.PREDICTED_CLASS
                        ? logits.max(new int[] {1})
                        : logits.get(new NDIndex(":, {}", target));
        return new Scored(encoding, scores);
    }

    private static NDArray gradientMagnitude(NDArray variable, NDArray scores) {
        GradientMode.backward(scores);
        try (NDArray gradient = variable.getGradient()) {
            return gradient.abs(); // (N, 1, H, W)
        }
    }

    private NDArray keep(NDArray result) {
        if (result == null) return null;
        NDArray detached = JniUtils.detachGradient((PtNDArray) result);
        detached.attach(images.getManager());
        return detached;
    }
}
