// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MeanDeviationTest {
    @Test
    void byHand() {
        assertEquals(new MeanDeviation(3, 2, 3), MeanDeviation.of(new double[] {1, 3, 5}));
    }

    @Test
    void hasNoDeviationForEqualValues() {
        assertEquals(new MeanDeviation(4, 0, 2), MeanDeviation.of(new double[] {4, 4}));
    }

    @Test
    void leavesOutWhatIsNotANumber() {
        assertEquals(
                new MeanDeviation(3, 2, 3),
                MeanDeviation.of(new double[] {1, Double.NaN, 3, 5, Double.NaN}));
    }

    @Test
    void isNotDefinedForTooFewValues() {
        assertEquals(new MeanDeviation(Double.NaN, Double.NaN, 0), MeanDeviation.of(new double[0]));
        assertEquals(new MeanDeviation(4, Double.NaN, 1), MeanDeviation.of(new double[] {4}));
    }

    @Test
    void equalsTheReference() {
        // python: numpy.std([1, 2, 4, 9], ddof=1)
        assertEquals(
                3.559026084010437, MeanDeviation.of(new double[] {1, 2, 4, 9}).deviation(), 1e-14);
    }
}
