// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MedianTimeTest {
    private long nanos;
    private int done;

    /** The median of a work that takes so many seconds, one after the other. */
    private double median(int warmUps, int repeats, double... seconds) {
        return new MedianTime(() -> nanos)
                .of(() -> nanos += (long) (1e9 * seconds[done++]), warmUps, repeats);
    }

    @Test
    void leavesOutTheWarmUpsAndOneThatIsFarOff() {
        assertEquals(0.2, median(2, 3, 1.5, 0.5, 0.2, 0.9, 0.1), 1e-9);
        assertEquals(5, done);
    }

    @Test
    void repeatsLongWorksLessOften() {
        assertEquals(4.5, median(5, 5, 4, 4, 5), 1e-9); // 3 s to warm up, 5 s that count
        assertEquals(3, done);
    }
}
