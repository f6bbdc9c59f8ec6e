// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {
    private static final double Z = 1.959963984540054;

    @Test
    void allOrNoneHaveAWidth() {
        // by hand: n / (n + z^2) and z^2 / (n + z^2)
        ConfidenceInterval all = WilsonInterval.of(10, 10);
        assertEquals(10 / (10 + Z * Z), all.low(), 1e-9);
        assertEquals(1, all.high(), 1e-12);
        ConfidenceInterval none = WilsonInterval.of(10, 0);
        assertEquals(0, none.low(), 1e-12);
        assertEquals(Z * Z / (10 + Z * Z), none.high(), 1e-9);
    }

    @Test
    void halfIsSymmetric() {
        ConfidenceInterval half = WilsonInterval.of(4, 2);
        assertEquals(1, half.low() + half.high(), 1e-12);
        assertEquals(0.1500, half.low(), 1e-4);
    }

    @Test
    void endsStayInTheRange() {
        for (int all = 1; all < 200; all++) {
            assertTrue(WilsonInterval.of(all, all).high() <= 1);
            assertTrue(WilsonInterval.of(all, 0).low() >= 0);
        }
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(0, 0));
        assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(3, 4));
        assertThrows(IllegalArgumentException.class, () -> WilsonInterval.of(3, -1));
    }
}
