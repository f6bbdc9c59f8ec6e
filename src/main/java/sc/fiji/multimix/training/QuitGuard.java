// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the program from ending under a training: when ImageJ is quit, or anything else ends the
 * Java machine, the training is told to save and stop, and the end waits for it. Native code that
 * is torn down amid a step would crash.
 */
final class QuitGuard {
    /** Quitting must not seem to hang: then the end no longer waits. */
    private static final int SECONDS = 10;

    private QuitGuard() {}

    /** A training. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Works under guard. */
    static <T> T during(TrainingControl control, Work<T> work) throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> quit(control, ended), "MultiMix quit");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) { // the program ends already
            control.quit();
        }
        try {
            return work.run();
        } finally {
            ended.countDown();
            remove(hook);
        }
    }

    private static void quit(TrainingControl control, CountDownLatch ended) {
        control.quit();
        try {
            ended.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program ends, and the hook with it
        }
    }
}
