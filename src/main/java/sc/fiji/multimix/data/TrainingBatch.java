// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

/**
 * The images of one training step (MultiMix, Algorithm 1), augmented, gray values in 0..255 as they
 * lie in the 8-bit images: image after image, row after row, (N, 1, H, W). A stream whose data are
 * missing is an empty array.
 *
 * @param resolution H = W, in pixels
 * @param segmentationLabeled images with masks
 * @param masks their masks, 1 foreground, 0 background, (N, 1, H, W)
 * @param segmentationUnlabeled images without masks
 * @param classLabeled images with class labels
 * @param labels their class indices, (N)
 * @param weak weak views of the unlabeled classification images
 * @param strong strong views of the same images, in the same order; empty with two weak views
 * @param secondWeak second weak views of the same images; empty with strong views
 * @param hiddenLabels class indices of the same images, -1 where unknown: they measure the
 *     pseudo-labels and must teach nothing
 */
@SuppressWarnings("ArrayRecordComponent") // large buffers, handed over and never compared
public record TrainingBatch(
        int resolution,
        byte[] segmentationLabeled,
        byte[] masks,
        byte[] segmentationUnlabeled,
        byte[] classLabeled,
        int[] labels,
        byte[] weak,
        byte[] strong,
        byte[] secondWeak,
        int[] hiddenLabels) {
    /** Number of images in all streams, each view counted. */
    public int size() {
        int pixels =
                segmentationLabeled.length
                        + segmentationUnlabeled.length
                        + classLabeled.length
                        + weak.length
                        + strong.length
                        + secondWeak.length;
        return pixels / (resolution * resolution);
    }
}
