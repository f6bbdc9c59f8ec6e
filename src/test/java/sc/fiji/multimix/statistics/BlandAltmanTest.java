// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BlandAltmanTest {
    @Test
    void byHand() {
        // differences 1, 3 and 5: mean 3, deviation 2
        BlandAltman agreement =
                BlandAltman.of(new double[] {10, 20, 30}, new double[] {11, 23, 35});
        assertEquals(3, agreement.bias());
        assertEquals(2, agreement.deviation());
        assertEquals(3 - 3.92, agreement.lower(), 1e-14);
        assertEquals(3 + 3.92, agreement.upper(), 1e-14);
        assertEquals(3, agreement.count());
    }

    @Test
    void isZeroForEqualMeasurements() {
        double[] areas = {3, 1, 2};
        assertEquals(new BlandAltman(0, 0, 0, 0, 3), BlandAltman.of(areas, areas));
    }

    @Test
    void isNegativeForPredictionsThatAreTooSmall() {
        assertEquals(
                new BlandAltman(-2, 0, -2, -2, 2),
                BlandAltman.of(new double[] {5, 9}, new double[] {3, 7}));
    }

    @Test
    void leavesOutPairsWithoutANumber() {
        double nan = Double.NaN;
        assertEquals(
                new BlandAltman(1, 0, 1, 1, 2),
                BlandAltman.of(new double[] {1, nan, 3, 4}, new double[] {2, 9, nan, 5}));
        assertEquals(
                new BlandAltman(nan, nan, nan, nan, 0),
                BlandAltman.of(new double[0], new double[0]));
        assertEquals(
                new BlandAltman(1, nan, nan, nan, 1),
                BlandAltman.of(new double[] {1}, new double[] {2}));
    }

    @Test
    void refusesMeasurementsWithoutAPartner() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BlandAltman.of(new double[] {1}, new double[] {1, 2}));
    }
}
