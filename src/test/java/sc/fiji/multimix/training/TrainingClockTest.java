// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TrainingClockTest {
    private long seconds = 100;
    private final TrainingClock clock = new TrainingClock(() -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void leavesPausesOutOfTheWorkAndOfWhatRemains() {
        seconds += 10;
        clock.stop();
        seconds += 1000;
        clock.go();
        seconds += 20;
        assertEquals(Duration.ofSeconds(1030), clock.elapsed());
        assertEquals(1030, clock.seconds());
        assertEquals(Duration.ofSeconds(30), clock.worked());
        // 3 of 12 steps took 30 s
        assertEquals(Duration.ofSeconds(90), clock.remaining(3, 12));
    }

    @Test
    void addsUpPauses() {
        for (int i = 0; i < 3; i++) {
            clock.stop();
            seconds += 7;
            clock.go();
            seconds += 1;
        }
        assertEquals(Duration.ofSeconds(3), clock.worked());
    }
}
