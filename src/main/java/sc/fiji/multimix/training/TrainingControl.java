// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;

/**
 * Steers a running training from another thread, as the buttons of a window do. Each method returns
 * at once; the training follows before its next step.
 */
public final class TrainingControl {
    /** How a training ends. */
    public enum End {
        /** After its last epoch. */
        PLANNED,
        /** Now, as if it had been the last epoch: the best model is kept and tested. */
        FINISH,
        /** Now, canceled; the best model so far is kept. */
        CANCEL_AND_KEEP,
        /** Now, canceled; the model that was there before stays, the new one is deleted. */
        CANCEL_AND_DISCARD
    }

    private boolean paused;
    private End end = End.PLANNED;
    private int extraEpochs;
    private Duration hold = Duration.ZERO;

    /** Stops before the next step until {@link #resume}. */
    public synchronized void pause() {
        paused = true;
    }

    /** Goes on after a {@link #pause}. */
    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    /** Whether the training is paused, or will be before its next step. */
    public synchronized boolean isPaused() {
        return paused;
    }

    /** Ends the training, also a paused one. */
    public synchronized void end(End wanted) {
        end = wanted;
        resume();
    }

    /** How the training is to end. */
    public synchronized End end() {
        return end;
    }

    /**
     * Adds epochs to the end of the training; the learning rate then falls over the longer time.
     *
     * @param epochs at least 1
     */
    public synchronized void extend(int epochs) {
        if (epochs < 1)
            throw new IllegalArgumentException(
                    "A training can be extended by 1 epoch or more, but not by " + epochs + ".");
        extraEpochs += epochs;
        notifyAll();
    }

    /** Epochs added so far. */
    public synchronized int extraEpochs() {
        return extraEpochs;
    }

    /** Lets the training wait after its last epoch for {@link #extend} or an end. */
    public synchronized void holdAtEnd(Duration time) {
        hold = time;
    }

    /** How long the training waits after its last epoch. */
    public synchronized Duration hold() {
        return hold;
    }
}
