// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.List;

/**
 * How well a network does on the validation images; NaN where it is not defined.
 *
 * @param dice mean Dice coefficient of the masks at the network's resolution, threshold 0.5
 * @param accuracy share of images classified correctly
 * @param auc area under the ROC curve, mean over classes against the rest
 * @param classBias shift of each class logit that accuracy and AUC are computed with; empty if
 *     there are no labels
 */
record ValidationScores(double dice, double accuracy, double auc, List<Double> classBias) {
    ValidationScores {
        classBias = List.copyOf(classBias);
    }

    /**
     * The number that decides which epoch is the best: the mean over the tasks; a classification
     * counts with the mean of accuracy and AUC. NaN if there is nothing to validate with.
     */
    double score() {
        double classification = Double.isNaN(auc) ? accuracy : (accuracy + auc) / 2;
        if (Double.isNaN(dice)) return classification;
        if (Double.isNaN(classification)) return dice;
        return (dice + classification) / 2;
    }
}
