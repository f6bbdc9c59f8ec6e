// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.List;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;

/**
 * How a training went. What is not defined for its system is null.
 *
 * @param epochs epochs done
 * @param steps steps done; null if it is not known
 * @param bestEpoch the epoch whose model is kept
 * @param dice Dice coefficient of the validation masks at that epoch
 * @param accuracy share of validation images classified correctly at that epoch
 * @param auc area under the ROC curve at that epoch
 * @param acceptedShare share of the unlabeled images that got a pseudo-label in the last epoch
 * @param pseudoLabelPrecision share of those pseudo-labels that are right, where that is known
 * @param seconds that the training took
 */
record TrainingSummary(
        int epochs,
        Long steps,
        int bestEpoch,
        Double dice,
        Double accuracy,
        Double auc,
        Double acceptedShare,
        Double pseudoLabelPrecision,
        double seconds) {
    static TrainingSummary of(TrainingResult result, TrainingOptions options) {
        List<EpochReport> history = result.history();
        EpochReport best = result.best();
        EpochReport last = history.get(history.size() - 1);
        return new TrainingSummary(
                history.size(),
                (long) history.size() * options.stepsPerEpoch(),
                best.epoch(),
                defined(best.dice()),
                defined(best.accuracy()),
                defined(best.auc()),
                defined(last.losses().pseudoLabels().acceptedShare()),
                defined(last.losses().pseudoLabels().precision()),
                last.seconds());
    }

    private static Double defined(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
