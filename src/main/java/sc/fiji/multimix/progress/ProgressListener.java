// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.progress;

import java.util.concurrent.CancellationException;

/** Watches long work: told how far it is, asked whether it shall go on. */
public interface ProgressListener {
    /** Listens to nothing and never cancels. */
    ProgressListener NONE = (message, fraction) -> {};

    /**
     * Called often, from the working thread.
     *
     * @param message what is being done, one short line
     * @param fraction done part of the whole, in [0, 1]
     */
    void progress(String message, double fraction);

    /** One line for the log: something the user may want to read afterwards. */
    default void log(String line) {}

    /** Whether the user wants the work to end; asked at least once a second. */
    default boolean isCanceled() {
        return false;
    }

    /**
     * Ends the work if the user wants that.
     *
     * @throws CancellationException if {@link #isCanceled}
     */
    default void checkCanceled() {
        if (isCanceled()) throw new CancellationException("Canceled by the user.");
    }
}
