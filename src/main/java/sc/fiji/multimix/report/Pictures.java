// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.progress.ProgressListener;

/** Makes the pictures of a report one by one, so that one that fails costs nothing but itself. */
final class Pictures {
    private final ProgressListener listener;

    /**
     * Pictures to be made.
     *
     * @param listener told of what cannot be made; may cancel before each picture
     */
    Pictures(ProgressListener listener) {
        this.listener = listener;
    }

    /** Makes one picture. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /**
     * Makes a picture.
     *
     * @param what is to be seen
     * @return a sentence on why it is not shown; empty if it was made
     * @throws CancellationException if the listener cancels
     */
    Optional<String> attempt(String what, Work work) {
        listener.checkCanceled();
        try {
            work.run();
            return Optional.empty();
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) { // without fonts Java throws Errors
            String problem = what + ": not shown: " + reason(e);
            listener.log(problem);
            return Optional.of(problem);
        }
    }

    private static String reason(Throwable e) {
        if (e instanceof OutOfMemoryError) return "the memory does not suffice (" + e + ").";
        return e instanceof Error || e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
