// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * The right to train. Only one training at a time has it, since they share the engine's random
 * numbers; others wait for it in the order in which they came.
 */
final class TrainingTurn {
    private static final long POLL_MILLIS = 100;

    /** The first has its turn. */
    private static final Deque<TrainingTurn> LINE = new ArrayDeque<>();

    private TrainingTurn() {}

    /**
     * Waits for the turn, and works.
     *
     * @param listener told if there is something to wait for; may cancel meanwhile
     * @throws CancellationException if canceled or interrupted while it waits, or by the work
     */
    static <T> T during(ProgressListener listener, QuitGuard.Work<T> work) throws IOException {
        TrainingTurn turn = new TrainingTurn();
        try {
            if (!turn.join()) turn.await(listener);
            return work.run();
        } finally {
            turn.leave();
        }
    }

    /** Whether it is its turn at once. */
    private boolean join() {
        synchronized (LINE) {
            LINE.add(this);
            return isFirst();
        }
    }

    private void await(ProgressListener listener) {
        listener.log(
                "Another training runs or is paused in this program. This one waits until it is"
                        + " over, and can be canceled meanwhile.");
        do {
            listener.progress("Waiting for another training", 0);
            listener.checkCanceled();
        } while (!isNextSoon());
        listener.log("The other training is over; this one begins.");
    }

    private boolean isNextSoon() {
        synchronized (LINE) {
            try {
                if (!isFirst()) LINE.wait(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The waiting training was interrupted.");
            }
            return isFirst();
        }
    }

    private boolean isFirst() {
        return equals(LINE.peek());
    }

    private void leave() {
        synchronized (LINE) {
            LINE.remove(this);
            LINE.notifyAll();
        }
    }
}
