// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** How many pixels several threads may analyse at the same time, so that the memory suffices. */
final class PixelBudget {
    /**
     * Bytes of the largest memory for each pixel: an image that is analysed takes about 30 (itself,
     * its gray values, both maps, the picture); half of the memory is left to others.
     */
    private static final int BYTES = 64;

    private final int all;
    private final Semaphore free;
    private final ReadWriteLock alone = new ReentrantReadWriteLock(true);

    PixelBudget(long pixels) {
        all = (int) Math.max(1, Math.min(Integer.MAX_VALUE, pixels));
        free = new Semaphore(all, true);
    }

    /** For the memory that Java may use. */
    static PixelBudget ofMemory() {
        return new PixelBudget(Runtime.getRuntime().maxMemory() / BYTES);
    }

    /** Work that a thread does. */
    interface Work<T> {
        T call() throws IOException;
    }

    /**
     * Does work on an image once there is room for its pixels; one that is larger than the budget
     * has all of it.
     */
    <T> T within(long pixels, Work<T> work) throws IOException {
        int part = (int) Math.min(all, pixels);
        free.acquireUninterruptibly(part);
        try {
            return work.call();
        } finally {
            free.release(part);
        }
    }

    /** Does work besides that of other threads, but not besides {@link #alone}. */
    <T> T together(Work<T> work) throws IOException {
        alone.readLock().lock();
        try {
            return work.call();
        } finally {
            alone.readLock().unlock();
        }
    }

    /** Does work once that of all other threads is done, which wait meanwhile. */
    <T> T alone(Work<T> work) throws IOException {
        alone.writeLock().lock();
        try {
            return work.call();
        } finally {
            alone.writeLock().unlock();
        }
    }
}
