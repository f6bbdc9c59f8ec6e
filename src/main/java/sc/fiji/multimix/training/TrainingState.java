// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;

/**
 * Where a training is between two steps: with the same data and options it goes on from here as if
 * it had never stopped. Random numbers and the order of the images need no place in it: they depend
 * on the seed and the step's number only.
 *
 * @param steps number of steps done
 * @param stepsPerEpoch steps of an epoch
 * @param learner the network, its running mean and the optimizer
 * @param schedule how the planned epochs were changed
 * @param losses of the steps of the epoch that is begun
 * @param images that passed the network
 * @param worked time without pauses
 * @param recoveries how often the training has gone back since it diverged
 */
record TrainingState(
        long steps,
        long stepsPerEpoch,
        LearnerState learner,
        TrainingSchedule.Changes schedule,
        LossMean.Sums losses,
        long images,
        Duration worked,
        int recoveries) {
    /**
     * This state with epochs of another length: an epoch that is begun begins anew, since the
     * losses of its steps would not fill one.
     */
    TrainingState withStepsPerEpoch(long wanted) {
        if (wanted == stepsPerEpoch) return this;
        return new TrainingState(
                steps / stepsPerEpoch * wanted,
                wanted,
                learner,
                schedule.scaled(stepsPerEpoch, wanted),
                new LossMean().sums(),
                images,
                worked,
                recoveries);
    }

    /** This state with another initial learning rate: earlier halvings were of the old one. */
    TrainingState withOtherRate() {
        return new TrainingState(
                steps,
                stepsPerEpoch,
                learner,
                schedule.withoutHalvings(),
                losses,
                images,
                worked,
                0);
    }
}
