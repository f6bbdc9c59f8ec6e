// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockTextTest {
    @Test
    void hasHoursOnlyIfThereAreSome() {
        assertEquals("0:07", ClockText.of(Duration.ofSeconds(7)));
        assertEquals("59:59", ClockText.of(Duration.ofSeconds(3599)));
        assertEquals("1:00:00", ClockText.of(Duration.ofHours(1)));
    }

    @Test
    void isNeverNegative() {
        assertEquals("0:00", ClockText.of(Duration.ofSeconds(-3)));
    }
}
