// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import sc.fiji.multimix.model.Weights;

/**
 * A copy of what a {@link Learner} has learned: all that its next step depends on besides the batch
 * and the step's number, which dropout and augmentation draw their random numbers from.
 *
 * @param weights of the network in training
 * @param average their running mean
 * @param firstMoments of the Adam optimizer: running means of the gradients
 * @param secondMoments running means of the squared gradients
 * @param updates number of updates of the weights, their mean and the moments
 */
record LearnerState(
        Weights weights,
        Weights average,
        Weights firstMoments,
        Weights secondMoments,
        long updates) {}
