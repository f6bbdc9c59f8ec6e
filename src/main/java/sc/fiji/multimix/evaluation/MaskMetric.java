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
 * @param isDistance whether this is a length, so that a smaller value is better
 * @param pixels the value; of a distance, in pixels
 * @param unit a distance in the unit of the image's pixels; NaN if there is none
 */
public record MaskMetric(
        String key,
        String label,
        boolean isDistance,
        ToDoubleFunction<MaskOutcome> pixels,
        ToDoubleFunction<MaskOutcome> unit) {
    /** All metrics, in the order of tables. */
    public static final List<MaskMetric> ALL =
            List.of(
                    share("dice", "Dice coefficient", MaskOutcome::dice),
                    share("jaccard", "Jaccard index", MaskOutcome::jaccard),
                    share("precision", "Precision", MaskOutcome::precision),
                    share("recall", "Recall", MaskOutcome::recall),
                    share("ssim", "Structural similarity (SSIM)", MaskOutcome::similarity),
                    distance("hausdorff", "Hausdorff distance", BoundaryDistances::hausdorff),
                    distance(
                            "hausdorff95",
                            "95 % Hausdorff distance",
                            BoundaryDistances::hausdorff95),
                    distance(
                            "average_hausdorff",
                            "Average Hausdorff distance",
                            BoundaryDistances::averageHausdorff));

    private static MaskMetric share(String key, String label, ToDoubleFunction<MaskOutcome> value) {
        return new MaskMetric(key, label, false, value, outcome -> Double.NaN);
    }

    private static MaskMetric distance(
            String key, String label, ToDoubleFunction<BoundaryDistances> value) {
        return new MaskMetric(
                key,
                label,
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
