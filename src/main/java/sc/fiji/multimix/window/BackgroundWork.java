// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.IJ;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.SwingWorker;

/** Work that reads or writes files, on another thread than Swing's. */
final class BackgroundWork {
    private BackgroundWork() {}

    /**
     * Starts the work and returns at once.
     *
     * @param done told the result, on Swing's thread
     * @param failed told why there is none, on Swing's thread
     */
    static <T> void start(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
        new SwingWorker<T, Void>() {
            @Override
            protected T doInBackground() throws Exception {
                return work.call();
            }

            @Override
            protected void done() {
                T result;
                try {
                    result = get();
                } catch (ExecutionException e) {
                    failed.accept(reason(e.getCause()));
                    return;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failed.accept("Interrupted.");
                    return;
                }
                done.accept(result);
            }
        }.execute();
    }

    /** The message of what was foreseen; other errors are also shown as ImageJ does. */
    private static String reason(Throwable e) {
        if (e instanceof OutOfMemoryError)
            return "The memory does not suffice. Give ImageJ more (Edit > Options > Memory &"
                    + " Threads...).";
        boolean foreseen =
                e instanceof IOException
                        || e instanceof IllegalArgumentException
                        || e instanceof IllegalStateException;
        if (foreseen && e.getMessage() != null) return e.getMessage();
        IJ.handleException(e);
        return "Unexpected error: " + e;
    }
}
