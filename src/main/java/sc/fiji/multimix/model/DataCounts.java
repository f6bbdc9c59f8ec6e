// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

/**
 * How many images a model was trained on.
 *
 * @param masks images with mask
 * @param imagesWithoutMask unlabeled images of the segmentation source
 * @param labels images with class
 * @param imagesWithoutLabel unlabeled images of the classification source
 * @param validationMasks images with mask that chose the best epoch
 * @param validationLabels images with class that chose the best epoch
 */
public record DataCounts(
        int masks,
        int imagesWithoutMask,
        int labels,
        int imagesWithoutLabel,
        int validationMasks,
        int validationLabels) {
    /** Checks the ranges. */
    public DataCounts {
        if (masks < 0
                || imagesWithoutMask < 0
                || labels < 0
                || imagesWithoutLabel < 0
                || validationMasks < 0
                || validationLabels < 0)
            throw new IllegalArgumentException("Numbers of images must not be negative.");
    }
}
