// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * What the network gives for a batch, as probabilities; null for a part that is not wanted.
 *
 * @param classes class probabilities, (N, classes)
 * @param mask foreground probabilities, (N, 1, H, W)
 * @param saliency raw gradient magnitudes, (N, 1, H, W)
 */
record PredictedMaps(NDArray classes, NDArray mask, NDArray saliency) {
    /** Axis of (N, C, H, W) along which an image is mirrored left to right. */
    private static final int COLUMNS = 3;

    /**
     * Predicts a batch.
     *
     * @param batch images (N, 1, H, W), whose manager gets the arrays
     * @param target index of the class to explain: see {@link Predictor#target}
     */
    static PredictedMaps of(NetworkSession network, NDArray batch, Set<Part> parts, int target) {
        Prediction prediction = network.predict(batch, parts, target);
        return new PredictedMaps(
                parts.contains(Part.CLASS) ? prediction.classLogits().softmax(1) : null,
                parts.contains(Part.MASK) ? Activation.sigmoid(prediction.maskLogits()) : null,
                parts.contains(Part.SALIENCY) ? prediction.saliency() : null);
    }

    /**
     * The mean of these probabilities and those of the mirror images, mirrored back; the saliency
     * stays that of the images as they are.
     */
    PredictedMaps withMirrored(NetworkSession network, NDArray batch, Set<Part> parts) {
        Set<Part> wanted = EnumSet.copyOf(parts);
        wanted.remove(Part.SALIENCY);
        if (wanted.isEmpty()) return this;
        PredictedMaps mirrored =
                of(network, batch.flip(COLUMNS), wanted, NetworkSession.PREDICTED_CLASS);
        return new PredictedMaps(
                mean(classes, mirrored.classes),
                mask == null ? null : mean(mask, mirrored.mask.flip(COLUMNS)),
                saliency);
    }

    private static NDArray mean(NDArray a, NDArray b) {
        return a == null ? null : a.add(b).mul(0.5f);
    }

    /**
     * What is predicted of one image, apart from the arrays.
     *
     * @param index of the image in the batch
     * @param classNames names of the classes, in the model's order
     * @param input as the network saw it
     */
    NetworkMaps image(int index, List<String> classNames, Img<UnsignedByteType> input) {
        return new NetworkMaps(
                classes == null ? null : new Classification(classNames, probabilities(index)),
                mask == null ? null : ImageTensors.plane(mask, index),
                saliency == null ? null : ImageTensors.plane(saliency, index),
                input);
    }

    private List<Float> probabilities(int index) {
        List<Float> list = new ArrayList<>();
        for (float p : classes.get(index).toFloatArray()) list.add(p);
        return list;
    }
}
