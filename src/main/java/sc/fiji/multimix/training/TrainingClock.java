// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Elapsed, worked and remaining time of a training; it does not work while it is stopped. */
final class TrainingClock {
    private final LongSupplier nanoTime;
    private final long start;
    private long stopped; // nanoseconds
    private long stop;
    private long before; // nanoseconds

    /** Starts. */
    TrainingClock() {
        this(System::nanoTime);
    }

    /** Starts, with another source of the time in nanoseconds. */
    TrainingClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
    }

    /** Counts the time that the training had worked before it was resumed. */
    void addBefore(Duration worked) {
        before = worked.toNanos();
    }

    /** The work rests until {@link #go}. */
    void stop() {
        stop = nanoTime.getAsLong();
    }

    /** The work goes on. */
    void go() {
        stopped += nanoTime.getAsLong() - stop;
    }

    /** All time since the start, and what the training had worked before it was resumed. */
    Duration elapsed() {
        return Duration.ofNanos(before + nanoTime.getAsLong() - start);
    }

    /** The time that was worked. */
    Duration worked() {
        return elapsed().minusNanos(stopped);
    }

    /** What is left of the work if the rest goes on as fast as so far. */
    Duration remaining(long done, long all) {
        return Duration.ofNanos((long) (worked().toNanos() * ((double) (all - done) / done)));
    }

    double seconds() {
        return elapsed().toMillis() / 1000.0;
    }
}
