// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * What the weak views say about the unlabeled images (MultiMix, eq. 1, {@code argmax(c_w) >= t}).
 *
 * @param classes the predicted class of each image, (N), int64
 * @param accepted 1 where the confidence reaches the threshold, else 0, (N), float32
 * @param probabilities of the classes, (N, classes)
 */
record PseudoLabels(NDArray classes, NDArray accepted, NDArray probabilities) {
    /** From the logits (N, classes) of the weak views. */
    static PseudoLabels of(NDArray logits, float threshold) {
        NDArray probabilities = logits.softmax(1);
        NDArray confidence = probabilities.max(new int[] {1});
        NDArray accepted = confidence.gte(threshold).toType(DataType.FLOAT32, false);
        return new PseudoLabels(probabilities.argMax(1), accepted, probabilities);
    }
}
