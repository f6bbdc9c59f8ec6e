// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * The cores that PyTorch computes on.
 *
 * <p>It has a number of them for each thread, and one that threads begin with, which setting the
 * former changes too; so that is set back at once, by a thread that is done with it. A thread that
 * begins to compute in between would keep the wrong number, and the last digits of sums depend on
 * it: so each thread says that it is to compute, by being a {@link ComputingThread} or by {@link
 * #settle}.
 */
public final class Cores {
    /** Of threads that set nothing; the engine's when it started. */
    private static volatile int all;

    private Cores() {}

    /** To be called once by the thread that has started the engine. */
    static void engineStarted() {
        all = JniUtils.getNumThreads();
    }

    /** Cores of a thread that sets nothing, as the engine was told or chose; starts the engine. */
    public static int all() {
        Engines.get();
        return all;
    }

    /**
     * Makes sure that the calling thread computes on the cores that it has when no other thread
     * does anything: all, or those of a {@link ComputingThread}. To be called before it computes.
     */
    public static void settle() {
        if (Thread.currentThread() instanceof ComputingThread) return;
        use(all());
    }

    /**
     * Has the calling thread's arrays computed on some cores; those of others are as before.
     *
     * @param cores at least 1
     */
    static void use(int cores) {
        use(cores, all());
    }

    /**
     * The same.
     *
     * @param others cores that threads begin with afterwards
     */
    static synchronized void use(int cores, int others) {
        if (JniUtils.getNumThreads() != cores) JniUtils.setNumThreads(cores);
        if (cores == others) return;
        try {
            await(() -> JniUtils.setNumThreads(others));
        } catch (OutOfMemoryError e) { // no more threads: then all compute alike
            JniUtils.setNumThreads(others);
            throw e;
        }
    }

    private static void await(Runnable work) {
        Thread thread = new Thread(work, "MultiMix cores");
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive())
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
