// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;
import java.util.Objects;

/**
 * Steers one running training from another thread, as the buttons of a window do. Each method
 * returns at once; the training follows before its next step.
 *
 * <p>A supervised twin that is trained afterwards can be paused like the training itself, and every
 * kind of end ends it without a comparison, while the model is kept; it cannot be extended, since
 * it has the model's steps.
 */
public final class TrainingControl {
    /** How a training ends. */
    public enum End {
        /** After its last epoch. */
        PLANNED,
        /**
         * Now, as if it had been the last epoch: the best model is kept and tested. A validation
         * that has begun ends first, and its epoch counts. Before the end of the first epoch the
         * network is validated and saved as it is, after one step at least, so that there is a
         * model.
         */
        FINISH,
        /** Now, canceled; the best model so far is kept. */
        CANCEL_AND_KEEP,
        /**
         * Now, canceled; the model that was there before stays as it is, and the files that this
         * training has written are deleted.
         */
        CANCEL_AND_DISCARD;

        private boolean isCancel() {
            return this == CANCEL_AND_KEEP || this == CANCEL_AND_DISCARD;
        }
    }

    private boolean paused;
    private End end = End.PLANNED;
    private int extraEpochs;
    private Duration hold = Duration.ZERO;
    private boolean quitting;

    /** Stops before the next step until {@link #resume}. */
    public synchronized void pause() {
        paused = true;
    }

    /** Goes on after a {@link #pause}. */
    public synchronized void resume() {
        paused = false;
    }

    /** Whether the training is paused, or will be before its next step. */
    public synchronized boolean isPaused() {
        return paused;
    }

    /** Ends the training, also a paused one or one that is held open. */
    public synchronized void end(End wanted) {
        end = Objects.requireNonNull(wanted, "How to end the training is missing.");
        resume();
    }

    /** How the training is to end. */
    public synchronized End end() {
        return end;
    }

    /**
     * Adds epochs to the end of the training. From its next step on the numbers of epochs and steps
     * in the reports, the remaining time and the learning rate are those of the longer training: a
     * rate that falls as a cosine rises first, since it then has more time to fall. Patience counts
     * anew. A training that ends since its patience is over gets them after the epochs that are
     * done, not after the planned ones. Has no effect once the training has ended, nor on a
     * supervised twin.
     *
     * @param epochs at least 1
     */
    public synchronized void extend(int epochs) {
        if (epochs < 1)
            throw new IllegalArgumentException(
                    "A training can be extended by 1 epoch or more, but not by " + epochs + ".");
        extraEpochs += epochs;
    }

    /** Epochs added so far. */
    public synchronized int extraEpochs() {
        return extraEpochs;
    }

    /**
     * Holds the training open after its last epoch, or when its patience is over, for a decision:
     * {@link #extend} goes on, {@link #end(End)} ends it, and so does the end of the time. See
     * {@link TrainingListener#onHold}.
     *
     * @param time how long; zero, as it is at first, ends the training at once
     */
    public synchronized void holdAtEnd(Duration time) {
        if (time.isNegative())
            throw new IllegalArgumentException(
                    "A training can be held open for a time of 0 or more, but not for "
                            + time
                            + ".");
        hold = time;
    }

    /** How long the training is held open at its end. */
    public synchronized Duration hold() {
        return hold;
    }

    /** Whether the training ends canceled, by the user or because the program ends. */
    public synchronized boolean isCanceled() {
        return end.isCancel() || quitting;
    }

    /** Saves what there is and ends the training, since the program ends. */
    synchronized void quit() {
        quitting = true;
    }

    synchronized boolean isQuitting() {
        return quitting;
    }

    /** The twin is about to be trained: that the model's training was finished early is past. */
    synchronized void beginTwin() {
        if (end == End.FINISH) end = End.PLANNED;
    }
}
