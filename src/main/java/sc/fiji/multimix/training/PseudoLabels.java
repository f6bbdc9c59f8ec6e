// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * What the weak views say about the unlabeled images (MultiMix, eq. 1, {@code argmax(c_w) >= t}).
 *
 * @param classes the predicted class of each image, (N), int64
 * @param accepted 1 where the image teaches, else 0, (N), float32
 * @param probabilities of the classes, (N, classes)
 */
record PseudoLabels(NDArray classes, NDArray accepted, NDArray probabilities) {
    /**
     * Those of the paper: accepted where the confidence reaches the threshold.
     *
     * @param logits of the weak views, (N, classes)
     */
    static PseudoLabels of(NDArray logits, float threshold) {
        NDArray probabilities = logits.softmax(1);
        NDArray confidence = probabilities.max(new int[] {1});
        NDArray accepted = confidence.gte(threshold).toType(DataType.FLOAT32, false);
        return new PseudoLabels(probabilities.argMax(1), accepted, probabilities);
    }

    /**
     * Those of MixMatch, all accepted: the mean over two weak views, sharpened to {@code p_k^(1/T)
     * / Σ_j p_j^(1/T)} (Berthelot et al. 2019, eq. 6 and 7).
     *
     * @param first logits of the first weak views, (N, classes)
     * @param second logits of the second weak views, (N, classes)
     * @param temperature T, in (0, 1]
     */
    static PseudoLabels guessed(NDArray first, NDArray second, float temperature) {
        NDArray mean = first.softmax(1).add(second.softmax(1)).mul(0.5f);
        NDArray powers = mean.pow(1 / temperature);
        NDArray probabilities = powers.div(powers.sum(new int[] {1}, true));
        NDArray all = mean.getManager().ones(mean.getShape().slice(0, 1));
        return new PseudoLabels(probabilities.argMax(1), all, probabilities);
    }

    /**
     * Compares with the truth, where the labels are.
     *
     * @param hidden class index of each image, -1 where unknown, (N), int64
     * @return numbers of images, of the accepted, of those the known, of those the correct; scalars
     */
    NDList counts(NDArray hidden) {
        NDArray known = accepted.mul(hidden.gte(0).toType(DataType.FLOAT32, false));
        NDArray right = known.mul(hidden.eq(classes).toType(DataType.FLOAT32, false));
        return new NDList(all(), accepted.sum(), known.sum(), right.sum());
    }

    private NDArray all() {
        return accepted.getManager().full(new Shape(), (float) accepted.size());
    }
}
