// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.List;

/**
 * The images that each stream of the training samples from. Any list may be empty, but not all.
 *
 * @param segmentationLabeled images with masks
 * @param segmentationUnlabeled images of the segmentation task whose masks are not used
 * @param classLabeled images with labels
 * @param classUnlabeled images of the classification task whose labels are not used
 */
public record TrainingStreams(
        List<Sample> segmentationLabeled,
        List<Sample> segmentationUnlabeled,
        List<Sample> classLabeled,
        List<Sample> classUnlabeled) {
    public TrainingStreams {
        segmentationLabeled = List.copyOf(segmentationLabeled);
        segmentationUnlabeled = List.copyOf(segmentationUnlabeled);
        classLabeled = List.copyOf(classLabeled);
        classUnlabeled = List.copyOf(classUnlabeled);
        if (segmentationLabeled.isEmpty()
                && segmentationUnlabeled.isEmpty()
                && classLabeled.isEmpty()
                && classUnlabeled.isEmpty())
            throw new IllegalArgumentException("There is no image to train with");
        for (Sample sample : segmentationLabeled)
            if (!sample.hasMask())
                throw new IllegalArgumentException(
                        "An image of the labeled segmentation stream has no mask: "
                                + sample.file());
        for (Sample sample : classLabeled)
            if (!sample.hasLabel())
                throw new IllegalArgumentException(
                        "An image of the labeled classification stream has no label: "
                                + sample.file());
    }

    /** Number of images in the longest stream. */
    public int longest() {
        return Math.max(
                Math.max(segmentationLabeled.size(), segmentationUnlabeled.size()),
                Math.max(classLabeled.size(), classUnlabeled.size()));
    }
}
