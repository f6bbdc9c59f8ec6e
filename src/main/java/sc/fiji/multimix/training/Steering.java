// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import sc.fiji.multimix.training.TrainingControl.End;

/** Lets a run follow its control: before each step it waits, goes on or ends. */
final class Steering {
    /** How often a waiting run asks its listener whether it is canceled. */
    private static final Duration POLL = Duration.ofMillis(100);

    /** Part of the initial learning rate below which a step changes next to nothing. */
    private static final float HARDLY = 1e-3f;

    private final TrainingControl control;
    private final TrainingListener listener;
    private final TrainingSchedule schedule;
    private final TrainingClock clock;
    private final BeforePause beforePause;

    Steering(
            TrainingControl control,
            TrainingListener listener,
            TrainingSchedule schedule,
            TrainingClock clock,
            BeforePause beforePause) {
        this.control = control;
        this.listener = listener;
        this.schedule = schedule;
        this.clock = clock;
        this.beforePause = beforePause;
    }

    /** What is done before the training pauses. */
    @FunctionalInterface
    interface BeforePause {
        void run() throws IOException;
    }

    /**
     * Waits while the training is paused, then tells whether there is a next step.
     *
     * @param steps number of steps done, which can be fewer after a pause
     * @throws CancellationException if the training is canceled
     */
    boolean goesOn(LongSupplier steps) throws IOException {
        listener.checkCanceled();
        if (control.isPaused()) pause();
        long done = steps.getAsLong();
        extend(done);
        if (control.end() == End.FINISH && done > 0) return false;
        return done < schedule.steps();
    }

    private void pause() throws IOException {
        beforePause.run();
        listener.log("The training is paused.");
        await(Long.MAX_VALUE, () -> !control.isPaused());
        if (control.end() == End.PLANNED) listener.log("The training goes on.");
    }

    private boolean extend(long done) {
        return tell(schedule.extend(control.extraEpochs(), done), done);
    }

    private boolean extendFrom(long done) {
        return tell(schedule.extendFrom(control.extraEpochs(), done), done);
    }

    private boolean tell(boolean extended, long done) {
        if (!extended) return false;
        float rate = schedule.rate(done);
        listener.log(
                String.format(
                        Locale.ROOT,
                        "The training is extended to %d epochs (learning rate now %.2g%s).",
                        schedule.epochs(),
                        rate,
                        rate < HARDLY * schedule.initialRate()
                                ? ", so low that the added epochs will hardly change anything"
                                : ""));
        return true;
    }

    /**
     * Holds the training open at its end, if the control wants that. Epochs are then added to those
     * that are done, which are fewer than planned if the patience is over.
     *
     * @param done number of steps done, whole epochs
     * @param why the training ends
     * @return whether it was extended
     * @throws CancellationException if the training is canceled meanwhile
     */
    boolean isExtendedAtEnd(long done, String why) {
        if (!schedule.isExtendable() || control.end() != End.PLANNED) return false;
        if (extendFrom(done)) return true;
        Duration hold = control.hold();
        if (hold.isZero()) return false;
        listener.onHold(hold, why);
        await(
                hold.toNanos(),
                () -> control.end() != End.PLANNED || schedule.isToAdd(control.extraEpochs()));
        return control.end() == End.PLANNED && extendFrom(done);
    }

    private void await(long nanos, BooleanSupplier decided) {
        clock.stop();
        long start = System.nanoTime();
        try {
            while (!decided.getAsBoolean() && System.nanoTime() - start < nanos) {
                listener.checkCanceled();
                Thread.sleep(POLL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The waiting training was interrupted.");
        } finally {
            clock.go();
        }
        listener.checkCanceled();
    }
}
