// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.metrics.BoundaryDistances;
import sc.fiji.multimix.metrics.DiceCoefficient;
import sc.fiji.multimix.metrics.JaccardIndex;
import sc.fiji.multimix.metrics.Precision;
import sc.fiji.multimix.metrics.Recall;
import sc.fiji.multimix.metrics.StructuralSimilarity;

/**
 * One predicted mask against its reference, all from the same binary mask at the image's own
 * resolution; NaN where a value is not defined.
 *
 * @param name of the image inside its folder
 * @param image the image's file
 * @param mask the reference mask's file
 * @param pixel size of the image's pixels
 * @param dice Dice coefficient, in [0, 1]
 * @param jaccard Jaccard index, in [0, 1]
 * @param precision share of the predicted pixels that are right
 * @param recall share of the reference's pixels that are found
 * @param similarity structural similarity of the masks, in [-1, 1]
 * @param distances between the boundaries, in pixels
 * @param calibratedDistances between the boundaries, in the unit of {@code pixel}; null if the
 *     image is not calibrated
 * @param referencePixels foreground of the reference, in pixels
 * @param predictedPixels foreground of the prediction, in pixels
 */
public record MaskOutcome(
        String name,
        Path image,
        Path mask,
        PixelSize pixel,
        double dice,
        double jaccard,
        double precision,
        double recall,
        double similarity,
        BoundaryDistances distances,
        BoundaryDistances calibratedDistances,
        long referencePixels,
        long predictedPixels) {

    /** Compares two masks of equal size, (X, Y), foreground 255. */
    static MaskOutcome of(
            String name,
            Path image,
            Path mask,
            PixelSize pixel,
            Img<UnsignedByteType> truth,
            Img<UnsignedByteType> prediction) {
        return new MaskOutcome(
                name,
                image,
                mask,
                pixel,
                DiceCoefficient.of(truth, prediction),
                JaccardIndex.of(truth, prediction),
                Precision.of(truth, prediction),
                Recall.of(truth, prediction),
                StructuralSimilarity.of(truth, prediction),
                BoundaryDistances.of(truth, prediction),
                pixel.calibrated()
                        ? BoundaryDistances.of(truth, prediction, pixel.width(), pixel.height())
                        : null,
                foreground(truth),
                foreground(prediction));
    }

    private static long foreground(Img<UnsignedByteType> mask) {
        long count = 0;
        for (UnsignedByteType pixel : mask) if (pixel.get() != 0) count++;
        return count;
    }

    /** Area of the reference in the square of the pixels' unit. */
    public double referenceArea() {
        return referencePixels * pixel.area();
    }

    /** Area of the prediction in the square of the pixels' unit. */
    public double predictedArea() {
        return predictedPixels * pixel.area();
    }
}
