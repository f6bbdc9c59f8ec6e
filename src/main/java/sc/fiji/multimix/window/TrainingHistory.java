// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.window.TrainingQuantity.Kind;

/**
 * What a training has reported: its epochs in full and its steps thinned. Of a second training
 * after the first, the supervised twin, nothing is kept. Used on one thread.
 */
final class TrainingHistory {
    /** More points than a chart has pixels would only cost time. */
    static final int POINTS = 1000;

    private final Map<TrainingQuantity, ThinnedSeries> steps =
            new EnumMap<>(TrainingQuantity.class);
    private final List<EpochReport> epochs = new ArrayList<>();
    private StepReport last;
    private int epochsAtExtension;
    private boolean second;

    TrainingHistory() {
        for (TrainingQuantity quantity : TrainingQuantity.of(Kind.LOSS))
            steps.put(quantity, new ThinnedSeries(POINTS));
    }

    /** Takes a step; one that counts from the start again begins the second training. */
    void add(StepReport step) {
        if (last != null && step.step() <= last.step()) second = true;
        if (last != null && !second && step.steps() != last.steps())
            epochsAtExtension = epochs.size();
        last = step;
        if (second) return;
        double stepsPerEpoch = (double) step.steps() / step.epochs();
        steps.forEach(
                (quantity, series) ->
                        series.add(step.step() / stepsPerEpoch, quantity.of(step.losses())));
    }

    void add(EpochReport epoch) {
        if (!second) epochs.add(epoch);
    }

    /** Whether the steps are of the supervised twin. */
    boolean isSecond() {
        return second;
    }

    /** The latest step, of either training; null before the first. */
    StepReport last() {
        return last;
    }

    /** The finished epochs of the first training. */
    List<EpochReport> epochs() {
        return epochs;
    }

    /** How many of them were finished when the training was last extended; 0 if it was not. */
    int epochsAtExtension() {
        return epochsAtExtension;
    }

    /** A loss term over the steps, x in epochs; null for what is known per epoch only. */
    ThinnedSeries steps(TrainingQuantity quantity) {
        return steps.get(quantity);
    }

    /** Whether a quantity has had a value. */
    boolean isDefined(TrainingQuantity quantity) {
        return epochs.stream().anyMatch(epoch -> !Double.isNaN(quantity.of(epoch)))
                || (last != null && !second && !Double.isNaN(quantity.of(last.losses())));
    }
}
