// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import ai.djl.pytorch.jni.JniUtils;

/**
 * A thread whose arrays are computed on one core instead of all.
 *
 * <p>Several images at once, each on a core, take less time than one after the other on all cores:
 * no core waits for the others at the end of each operation, or because another thread of the
 * program has taken it away.
 */
public final class OneCoreThread extends Thread {
    /** A thread that does not keep the program from ending. */
    public OneCoreThread(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    @Override
    public void run() {
        useOneCore();
        super.run();
    }

    /**
     * PyTorch has a number of cores for each thread, and one that threads begin with, which setting
     * the former changes too; so it is set back, by a thread that is done with that.
     */
    private static void useOneCore() {
        synchronized (OneCoreThread.class) {
            int begun = JniUtils.getNumThreads();
            if (begun == 1) return;
            JniUtils.setNumThreads(1);
            Thread reset = new Thread(() -> JniUtils.setNumThreads(begun));
            reset.start();
            boolean interrupted = false;
            while (reset.isAlive())
                try {
                    reset.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
