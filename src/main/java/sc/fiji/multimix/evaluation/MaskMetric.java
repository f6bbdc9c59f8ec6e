// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.metrics.BoundaryDistances;

/**
 * A metric of a mask.
 *
 * @param key the name in files
 * @param label the name for people
 * @param shortLabel the name where there is little room
 * @param isDistance whether this is a length, so that a smaller value is better
 * @param pixels the value; of a distance, in pixels
 * @param unit a distance in the unit of the image's pixels; NaN if there is none
 */
public record MaskMetric(
        String key,
        String label,
        String shortLabel,
        boolean isDistance,
        ToDoubleFunction<MaskOutcome> pixels,
        ToDoubleFunction<MaskOutcome> unit) {
    /** All metrics, in the order of tables. */
    public static final List<MaskMetric> ALL =
            List.of(
                    share("dice", "Dice coefficient", "Dice", MaskOutcome::dice),
                    share("jaccard", "Jaccard index", "Jaccard", MaskOutcome::jaccard),
                    share("precision", "Precision", "Precision", MaskOutcome::precision),
                    share("recall", "Recall", "Recall", MaskOutcome::recall),
                    share("ssim", "Structural similarity (SSIM)", "SSIM", MaskOutcome::similarity),
                    distance(
                            "hausdorff",
                            "Hausdorff distance",
                            "Hausdorff",
                            BoundaryDistances::hausdorff),
                    distance(
                            "hausdorff95",
                            "95 % Hausdorff distance",
                            "95 % Hausdorff",
                            BoundaryDistances::hausdorff95),
                    distance(
                            "average_hausdorff",
                            "Average Hausdorff distance",
                            "Average Hausdorff",
                            BoundaryDistances::averageHausdorff));

    private static MaskMetric share(
            String key, String label, String shortLabel, ToDoubleFunction<MaskOutcome> value) {
        return new MaskMetric(key, label, shortLabel, false, value, outcome -> Double.NaN);
    }

    private static MaskMetric distance(
            String key,
            String label,
            String shortLabel,
            ToDoubleFunction<BoundaryDistances> value) {
        return new MaskMetric(
                key,
                label,
                shortLabel,
                true,
                outcome -> value.applyAsDouble(outcome.distances()),
                outcome ->
                        outcome.calibratedDistances() == null
                                ? Double.NaN
                                : value.applyAsDouble(outcome.calibratedDistances()));
    }

    /** The value; of a distance, in pixels. */
    public double value(MaskOutcome outcome) {
        return pixels.applyAsDouble(outcome);
    }

    /** A distance in the unit of the image's pixels; NaN if there is none. */
    public double calibrated(MaskOutcome outcome) {
        return unit.applyAsDouble(outcome);
    }
}
