// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;

/**
 * The streams of one training step as arrays (MultiMix, Algorithm 1). Images: (N, 1, H, W),
 * float32, in [-1, 1]; streams without data, or that the system lacks, are null, and their terms
 * are not computed.
 *
 * @param segmentationLabeled images with masks
 * @param masks their masks, (N, 1, H, W), 0 or 1
 * @param segmentationUnlabeled images without masks; null without the consistency term
 * @param classLabeled images with labels
 * @param labels their class indices, (N), int64
 * @param weak weak views of unlabeled classification images; their number may be another, M; null
 *     if they are not used
 * @param strong strong views of the same images, (M, 1, H, W); null with MixMatch
 * @param secondWeak second weak views of the same images, (M, 1, H, W); null but with MixMatch
 */
record StepImages(
        NDArray segmentationLabeled,
        NDArray masks,
        NDArray segmentationUnlabeled,
        NDArray classLabeled,
        NDArray labels,
        NDArray weak,
        NDArray strong,
        NDArray secondWeak) {
    boolean segments() {
        return segmentationLabeled != null;
    }

    boolean classifies() {
        return classLabeled != null;
    }

    /** Labeled, then unlabeled segmentation images, (2N, 1, H, W); (N, 1, H, W) without those. */
    NDArray segmentation() {
        return segmentationUnlabeled == null
                ? segmentationLabeled
                : segmentationLabeled.concat(segmentationUnlabeled, 0);
    }
}
