// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

/**
 * How well a model did on a set of images; NaN for a score that is not defined there ({@code null}
 * in the file).
 *
 * @param dice mean Dice coefficient of the masks, in [0, 1]
 * @param accuracy share of images classified correctly, in [0, 1]
 * @param auc area under the ROC curve, mean over the classes, in [0, 1]
 */
public record Scores(double dice, double accuracy, double auc) {}
