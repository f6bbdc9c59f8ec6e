// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.Arrays;

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
        return pixels / pixelsPerImage();
    }

    /** Images of each labeled stream, and of each unlabeled segmentation stream. */
    public int perStream() {
        int pixels =
                Math.max(
                        Math.max(segmentationLabeled.length, segmentationUnlabeled.length),
                        labels.length * pixelsPerImage());
        return pixels / pixelsPerImage();
    }

    /**
     * A part of each stream, in the order of the images; of a stream with several times as many
     * images, the same share.
     *
     * @param first of the {@link #perStream()} images
     * @param last after the part's last image
     */
    public TrainingBatch part(int first, int last) {
        return new TrainingBatch(
                resolution,
                part(segmentationLabeled, first, last),
                part(masks, first, last),
                part(segmentationUnlabeled, first, last),
                part(classLabeled, first, last),
                Arrays.copyOfRange(labels, start(labels.length, first), start(labels.length, last)),
                part(weak, first, last),
                part(strong, first, last),
                part(secondWeak, first, last),
                Arrays.copyOfRange(
                        hiddenLabels,
                        start(hiddenLabels.length, first),
                        start(hiddenLabels.length, last)));
    }

    private byte[] part(byte[] stream, int first, int last) {
        int images = stream.length / pixelsPerImage();
        return Arrays.copyOfRange(
                stream,
                start(images, first) * pixelsPerImage(),
                start(images, last) * pixelsPerImage());
    }

    private int start(int images, int position) {
        return images / perStream() * position;
    }

    private int pixelsPerImage() {
        return resolution * resolution;
    }
}
