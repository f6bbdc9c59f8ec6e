// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.metrics.BoundaryDistances;

/** The metrics of a mask, in the order of tables. */
public enum MaskMetric {
    /** {@link MaskOutcome#dice}. */
    DICE("dice", "Dice coefficient", MaskOutcome::dice),
    /** {@link MaskOutcome#jaccard}. */
    JACCARD("jaccard", "Jaccard index", MaskOutcome::jaccard),
    /** {@link MaskOutcome#precision}. */
    PRECISION("precision", "Precision", MaskOutcome::precision),
    /** {@link MaskOutcome#recall}. */
    RECALL("recall", "Recall", MaskOutcome::recall),
    /** {@link MaskOutcome#similarity}. */
    SSIM("ssim", "Structural similarity (SSIM)", MaskOutcome::similarity),
    /** {@link BoundaryDistances#hausdorff}. */
    HAUSDORFF(BoundaryDistances::hausdorff, "hausdorff", "Hausdorff distance"),
    /** {@link BoundaryDistances#hausdorff95}. */
    HAUSDORFF95(BoundaryDistances::hausdorff95, "hausdorff95", "95 % Hausdorff distance"),
    /** {@link BoundaryDistances#averageHausdorff}. */
    AVERAGE_HAUSDORFF(
            BoundaryDistances::averageHausdorff, "average_hausdorff", "Average Hausdorff distance");

    private final String key;
    private final String label;
    private final ToDoubleFunction<MaskOutcome> value;
    private final ToDoubleFunction<BoundaryDistances> distance;

    MaskMetric(String key, String label, ToDoubleFunction<MaskOutcome> value) {
        this.key = key;
        this.label = label;
        this.value = value;
        this.distance = null;
    }

    MaskMetric(ToDoubleFunction<BoundaryDistances> distance, String key, String label) {
        this.key = key;
        this.label = label;
        this.value = outcome -> distance.applyAsDouble(outcome.distances());
        this.distance = distance;
    }

    /** The name in files. */
    public String key() {
        return key;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** Whether this is a length, so that a smaller value is better. */
    public boolean isDistance() {
        return distance != null;
    }

    /** The value; of a distance, in pixels. */
    public double value(MaskOutcome outcome) {
        return value.applyAsDouble(outcome);
    }

    /** A distance in the unit of the image's pixels; NaN if there is none. */
    public double calibrated(MaskOutcome outcome) {
        return distance == null || outcome.calibratedDistances() == null
                ? Double.NaN
                : distance.applyAsDouble(outcome.calibratedDistances());
    }
}
