// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GrowthLineTest {
    @Test
    void findsTheLineThatTimesLieOn() {
        GrowthLine line = GrowthLine.through(new double[] {1, 2, 8}, new double[] {7, 9, 21});
        assertEquals(5, line.fixed(), 1e-9);
        assertEquals(2, line.slope(), 1e-9);
        assertEquals(0, line.deviation(), 1e-12);
    }

    @Test
    void tellsTheLargestDeviation() {
        // around 10 · x, one time 10 % above: the line moves towards it, but less than that
        double[] times = {10, 20, 44, 80};
        GrowthLine line = GrowthLine.through(new double[] {1, 2, 4, 8}, times);
        assertEquals(44 / line.at(4) - 1, line.deviation(), 1e-12);
        assertEquals(0.06, line.deviation(), 0.03);
    }

    @Test
    void aFixedTimeIsFarFromProportional() {
        double[] x = {1, 2};
        assertEquals(0, GrowthLine.proportional(x, new double[] {3, 6}).deviation(), 1e-12);
        // slope (1/3 + 2/4) / (1/9 + 4/16) = 30/13
        GrowthLine line = GrowthLine.proportional(x, new double[] {3, 4});
        assertEquals(30.0 / 13, line.slope(), 1e-12);
        assertEquals(3 / (30.0 / 13) - 1, line.deviation(), 1e-12);
    }
}
