// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;

/**
 * The five streams of one training step as arrays (MultiMix, Algorithm 1). Images: (N, 1, H, W),
 * float32, in [-1, 1]; the streams of a task without data are null.
 *
 * @param segmentationLabeled images with masks
 * @param masks their masks, (N, 1, H, W), 0 or 1
 * @param segmentationUnlabeled images without masks
 * @param classLabeled images with labels
 * @param labels their class indices, (N), int64
 * @param weak weak views of unlabeled classification images; their number may be another, M
 * @param strong strong views of the same images, (M, 1, H, W)
 */
public record StepImages(
        NDArray segmentationLabeled,
        NDArray masks,
        NDArray segmentationUnlabeled,
        NDArray classLabeled,
        NDArray labels,
        NDArray weak,
        NDArray strong) {
    boolean segments() {
        return segmentationLabeled != null;
    }

    boolean classifies() {
        return classLabeled != null;
    }

    /** Labeled, then unlabeled segmentation images, (2N, 1, H, W). */
    NDArray segmentation() {
        return segmentationLabeled.concat(segmentationUnlabeled, 0);
    }
}
