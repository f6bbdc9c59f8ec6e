// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.time.Duration;
import java.util.function.LongSupplier;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingControl.End;

/**
 * What the buttons of a training window do, which of them can be pressed, and what is said to be
 * happening. A request shows at once, though the training follows only before its next step. Used
 * on one thread.
 */
final class TrainingSteering {
    /** Where a training is. */
    enum Phase {
        /** Before the first step. */
        PREPARING,
        TRAINING,
        /** After the last epoch, waiting for an extension. */
        HOLDING,
        /** After the training: the test, and what the supervised twin needs besides its steps. */
        TESTING,
        /** The steps of the supervised twin. */
        TWIN,
        ENDED
    }

    /** A pause without a step for so long is taken for reached, if steps are shorter. */
    private static final Duration PAUSED_AFTER = Duration.ofSeconds(2);

    private final TrainingControl control;
    private final LongSupplier nanos;
    private Phase phase = Phase.PREPARING;
    private int epochs;
    private boolean pauseReached;
    private long pauseAsked;
    private long lastStep;
    private long stepTime;
    private long holdUntil;
    private String holdReason = "";
    private String extended = "";
    private String ending = "";

    /**
     * Steers a training.
     *
     * @param nanos a clock, as {@link System#nanoTime}
     */
    TrainingSteering(TrainingControl control, LongSupplier nanos) {
        this.control = control;
        this.nanos = nanos;
    }

    Phase phase() {
        return phase;
    }

    /**
     * A step was made.
     *
     * @param ofTwin whether it is one of the supervised twin
     */
    void onStep(boolean ofTwin) {
        long now = nanos.getAsLong();
        if (canPause()) stepTime = now - lastStep;
        lastStep = now;
        pauseReached = true; // if there is a pause
        extended = "";
        phase = ofTwin ? Phase.TWIN : Phase.TRAINING;
    }

    void onEpoch() {
        epochs++;
    }

    /** Something else than a step is made, as before the first and after the last of them. */
    void onProgress() {
        if (phase != Phase.PREPARING) phase = Phase.TESTING;
    }

    /**
     * The training would end now, and waits.
     *
     * @param time that there is to extend it
     * @param reason a sentence: why it would end
     */
    void onHold(Duration time, String reason) {
        holdReason = reason;
        phase = Phase.HOLDING;
        holdUntil = nanos.getAsLong() + time.toNanos();
    }

    /**
     * The training is over.
     *
     * @param message how it ended
     */
    void onEnd(String message) {
        phase = Phase.ENDED;
        ending = message;
    }

    /** Looks at the clock. */
    void tick() {
        if (phase == Phase.HOLDING && extended.isEmpty() && secondsToHold() <= 0)
            phase = Phase.TESTING;
    }

    void pauseOrContinue() {
        if (!canPause()) return;
        if (control.isPaused()) {
            control.resume();
            return;
        }
        control.pause();
        pauseReached = false;
        pauseAsked = nanos.getAsLong();
    }

    void finish() {
        if (!canEndOrExtend()) return;
        control.end(End.FINISH);
        if (phase == Phase.HOLDING) phase = Phase.TESTING;
    }

    /**
     * Ends the training early.
     *
     * @param keep whether to keep the best model so far
     */
    void cancel(boolean keep) {
        if (canCancel()) control.end(keep ? End.CANCEL_AND_KEEP : End.CANCEL_AND_DISCARD);
    }

    /**
     * Adds epochs.
     *
     * @return false if it is too late
     */
    boolean extend(int more) {
        if (!canEndOrExtend()) return false;
        control.extend(more);
        extended = more == 1 ? "1 epoch is added." : more + " epochs are added.";
        return true;
    }

    /** Whether Pause or, while {@link #isPaused}, Continue can be pressed. */
    boolean canPause() {
        return (phase == Phase.TRAINING || phase == Phase.TWIN) && control.end() == End.PLANNED;
    }

    boolean isPaused() {
        return control.isPaused();
    }

    /** Whether the training can be finished or extended. */
    boolean canEndOrExtend() {
        return isRunning() && control.end() == End.PLANNED;
    }

    boolean canCancel() {
        return phase != Phase.ENDED && !isCanceled();
    }

    /** Whether a cancel has a model to keep. */
    boolean hasModel() {
        return epochs > 0;
    }

    /** Whether the model is trained, and what is left may be left out. */
    boolean isTrained() {
        return phase == Phase.TESTING || phase == Phase.TWIN;
    }

    /** Whether all epochs are done and nothing is decided yet. */
    boolean isWaiting() {
        return phase == Phase.HOLDING && control.end() == End.PLANNED && extended.isEmpty();
    }

    private boolean isRunning() {
        return phase == Phase.TRAINING || phase == Phase.HOLDING;
    }

    private boolean isCanceled() {
        return control.end() == End.CANCEL_AND_KEEP || control.end() == End.CANCEL_AND_DISCARD;
    }

    /**
     * What is happening, in a sentence.
     *
     * @param message the training's own latest message
     */
    String note(String message) {
        if (phase == Phase.ENDED) return ending;
        if (isCanceled()) return "Canceling...";
        if (phase == Phase.TESTING) return message.isEmpty() ? "Finishing..." : message;
        if (control.end() == End.FINISH) return "Finishing after this step or validation...";
        if (!extended.isEmpty()) return control.isPaused() ? pause() + " " + extended : extended;
        if (phase == Phase.HOLDING)
            return holdReason
                    + " Extend the training, or it ends in "
                    + Math.max(0, secondsToHold())
                    + " s.";
        if (control.isPaused()) return pause();
        if (phase == Phase.TWIN) return "Training the twin without unlabeled images...";
        if (phase == Phase.TRAINING) return "Training...";
        return message.isEmpty() ? "Preparing..." : message;
    }

    private String pause() {
        return isPauseReached() ? "Paused." : "Pausing after this step...";
    }

    private boolean isPauseReached() {
        long waited = nanos.getAsLong() - pauseAsked;
        return pauseReached || waited > Math.max(PAUSED_AFTER.toNanos(), 2 * stepTime);
    }

    private long secondsToHold() {
        return (long) Math.ceil((holdUntil - nanos.getAsLong()) / 1e9);
    }
}
