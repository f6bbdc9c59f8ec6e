// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;

/** Elapsed and remaining time of a training. */
final class TrainingClock {
    private final long start = System.nanoTime();
    private final long steps;

    TrainingClock(long steps) {
        this.steps = steps;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What is left if the rest goes on as fast as so far. */
    Duration remaining(long done) {
        return Duration.ofNanos((long) (elapsed().toNanos() * ((double) (steps - done) / done)));
    }

    double seconds() {
        return elapsed().toMillis() / 1000.0;
    }
}
