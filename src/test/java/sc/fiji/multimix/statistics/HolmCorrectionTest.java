// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HolmCorrectionTest {
    @Test
    void multipliesTheSmallestMostByHand() {
        // in rising order 4 · 0.005, 3 · 0.01, 2 · 0.03, 1 · 0.04 raised to the one before;
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
        assertAdjusted(new double[] {0.03, 0.06, 0.06, 0.02}, 0.01, 0.04, 0.03, 0.005);
    }

    @Test
    void givesEqualValuesTheSame() {
        assertAdjusted(new double[] {0.04, 0.04}, 0.02, 0.02);
    }

    @Test
    void isAtMostOne() {
        assertAdjusted(new double[] {1, 1, 0}, 0.6, 0.9, 0);
    }

    @Test
    void leavesOneTestAndNoneAsTheyAre() {
        assertAdjusted(new double[] {0.03}, 0.03);
        assertAdjusted(new double[0]);
    }

    @Test
    void doesNotCountWhatIsNotANumber() {
        double nan = Double.NaN;
        assertAdjusted(new double[] {0.04, nan, 0.02, nan}, 0.04, nan, 0.01, nan);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(
                IllegalArgumentException.class, () -> HolmCorrection.adjust(new double[] {1.1}));
        assertThrows(
                IllegalArgumentException.class, () -> HolmCorrection.adjust(new double[] {-0.1}));
    }

    private static void assertAdjusted(double[] expected, double... p) {
        assertArrayEquals(expected, HolmCorrection.adjust(p), 1e-15);
    }
}
