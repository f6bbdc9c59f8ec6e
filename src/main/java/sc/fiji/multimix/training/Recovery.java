// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.math.BigDecimal;
import java.math.MathContext;
import sc.fiji.multimix.data.BatchFiles;

/**
 * What is done about a training that diverges: it goes back to the last good state and on with half
 * the learning rate; the fourth time it ends.
 *
 * <p>The count never starts anew within a training, one that is resumed included, since the rate
 * stays halved: an eighth of it that still diverges, however much later, has another reason.
 */
final class Recovery {
    /** How often a training goes back, at most. */
    static final int MOST = 3;

    private static final int NAMED_FILES = 20;

    private final TrainingSchedule schedule;
    private int count;

    /**
     * The recovery of a training.
     *
     * @param schedule whose rate is halved
     * @param count how often the training has gone back before, 0 at its start
     */
    Recovery(TrainingSchedule schedule, int count) {
        this.schedule = schedule;
        this.count = count;
    }

    /** How often the training has gone back. */
    int count() {
        return count;
    }

    /** Whether the training may go back once more. */
    boolean goesOn() {
        return count < MOST;
    }

    /**
     * Counts that the training goes back, and halves the rate of all steps from there on.
     *
     * @param to number of the steps that are done in the last good state, 0 for the start
     * @return what to tell the user
     * @throws IllegalStateException if it has gone back often enough
     */
    String goBack(DivergedException divergence, long to) {
        if (!goesOn())
            throw new IllegalStateException(
                    "The training has gone back " + count + " times already.");
        count++;
        schedule.halveRate(to);
        return "In "
                + happening(divergence)
                + ". The training goes back to "
                + (to == 0 ? "its start" : "step " + to)
                + " and on with half the learning rate, "
                + rate(to)
                + " ("
                + count
                + " of "
                + MOST
                + ").";
    }

    /**
     * The error that ends the training.
     *
     * @param files of the batch of the step in which it diverged
     */
    DivergedException giveUp(DivergedException divergence, BatchFiles files) {
        return new DivergedException(
                "The training has diverged again, after "
                        + count
                        + " times with half the learning rate: in "
                        + happening(divergence)
                        + ", at the rate "
                        + rate(divergence.step())
                        + ". Train with a much smaller rate, or look for what is odd in the images"
                        + " of that step: "
                        + files.inWords(NAMED_FILES)
                        + ".",
                divergence);
    }

    private String happening(DivergedException divergence) {
        long step = divergence.step();
        return "step "
                + (step + 1)
                + " (epoch "
                + schedule.epoch(step)
                + ") the "
                + divergence.what()
                + " became NaN or infinite";
    }

    /** Without exponent. */
    private String rate(long step) {
        return new BigDecimal(schedule.rate(step))
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
