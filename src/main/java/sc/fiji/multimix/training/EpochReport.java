// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.List;

/**
 * One finished epoch: the mean losses of its steps and the scores on the validation images; NaN for
 * a score that is not defined (no such images, or one class only).
 *
 * @param epoch number of the epoch, from 1
 * @param losses mean over the epoch's steps
 * @param rate learning rate of the epoch's last step
 * @param dice mean Dice coefficient of the validation masks, in [0, 1]
 * @param accuracy share of validation images classified correctly, in [0, 1]
 * @param auc area under the ROC curve, mean over classes against the rest, in [0, 1]
 * @param score what decides which epoch is the best: the mean over the tasks, of the Dice
 *     coefficient and of the mean of accuracy and AUC
 * @param best whether no epoch before has a better score; of equal ones the last is the best
 * @param classBias shift of each class logit that the scores and the saved model have; empty if
 *     there are no labels
 * @param seconds time since the training started
 */
public record EpochReport(
        int epoch,
        StepLosses losses,
        float rate,
        double dice,
        double accuracy,
        double auc,
        double score,
        boolean best,
        List<Double> classBias,
        double seconds) {
    /** Copies the list. */
    public EpochReport {
        classBias = List.copyOf(classBias);
    }
}
