// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import org.slf4j.LoggerFactory;

/**
 * A thread whose arrays are computed on some of the cores instead of all.
 *
 * <p>Several images at once, each on cores of its own, take less time than one after the other on
 * all cores: few cores wait for others at the end of each operation, or because another thread of
 * the program has taken them away.
 */
public final class ComputingThread extends Thread {
    private final Runnable preparation;

    /**
     * A thread that does not keep the program from ending.
     *
     * @param cores that compute its arrays, at least 1
     */
    public ComputingThread(Runnable work, String name, int cores) {
        this(work, name, () -> Cores.use(cores));
    }

    ComputingThread(Runnable work, String name, Runnable preparation) {
        super(work, name);
        this.preparation = preparation;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            preparation.run();
        } catch (RuntimeException | Error e) {
            // slower, but done: a pool whose thread ends before its work waits for it for ever
            LoggerFactory.getLogger(ComputingThread.class).warn("Cores cannot be set", e);
        }
        super.run();
    }
}
