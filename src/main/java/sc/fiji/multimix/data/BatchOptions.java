// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.Locale;

/**
 * How batches are made of the images.
 *
 * @param batchSize images per stream, at least 1
 * @param unlabeledRatio unlabeled classification images per labeled one, at least 1
 * @param resolution side of the square images, in pixels
 * @param seed what the order of the images and every augmentation derive from
 * @param masks how segmentation images are augmented, together with their masks
 * @param balanced whether the classes take turns in the labeled classification stream; otherwise
 *     its images come in random order, whatever their class
 * @param views of each unlabeled classification image
 */
public record BatchOptions(
        int batchSize,
        int unlabeledRatio,
        int resolution,
        long seed,
        MaskAugmentation masks,
        boolean balanced,
        UnlabeledViews views) {
    public BatchOptions {
        if (batchSize < 1)
            throw new IllegalArgumentException(
                    "The batch size must be at least 1, but is " + batchSize);
        if (unlabeledRatio < 1)
            throw new IllegalArgumentException(
                    "The ratio of unlabeled images must be at least 1, but is " + unlabeledRatio);
        if (resolution < 1)
            throw new IllegalArgumentException(
                    "The resolution must be at least 1 pixel, but is " + resolution);
        if ((double) batchSize * unlabeledRatio * resolution * resolution > Integer.MAX_VALUE)
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A batch of %d images of %d×%d pixels does not fit into memory. Choose a smaller batch or resolution.",
                            batchSize,
                            resolution,
                            resolution));
    }
}
