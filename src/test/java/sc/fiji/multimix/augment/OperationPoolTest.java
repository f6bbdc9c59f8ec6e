// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OperationPoolTest {
    @Test
    void holdsThirteenOperations() {
        assertEquals(13, OperationPool.values().length);
    }

    @Test
    void spansTheRangesOfTheReferenceCode() {
        assertEquals(new Brightness(0.14f), OperationPool.BRIGHTNESS.operation(1, false));
        assertEquals(new Brightness(0.86f), OperationPool.BRIGHTNESS.operation(9, false));
        assertEquals(new Contrast(0.14f), OperationPool.CONTRAST.operation(1, false));
        assertEquals(new Sharpness(0.86f), OperationPool.SHARPNESS.operation(9, false));
        assertEquals(new Posterize(4), OperationPool.POSTERIZE.operation(2, false));
        assertEquals(new Posterize(5), OperationPool.POSTERIZE.operation(3, false));
        assertEquals(new Posterize(7), OperationPool.POSTERIZE.operation(9, false));
        assertEquals(new Rotate(3), OperationPool.ROTATE.operation(1, false));
        assertEquals(new Rotate(-27), OperationPool.ROTATE.operation(9, true));
        assertEquals(new Solarize(231), OperationPool.SOLARIZE.operation(1, false));
        assertEquals(new Solarize(26), OperationPool.SOLARIZE.operation(9, false));
        assertEquals(0.03, ((Shear) OperationPool.SHEAR_X.operation(1, false)).x(), 1e-12);
        assertEquals(-0.27, ((Shear) OperationPool.SHEAR_Y.operation(9, true)).y(), 1e-12);
        assertEquals(-0.03, ((Translate) OperationPool.TRANSLATE_X.operation(1, true)).x(), 1e-12);
        assertEquals(0.27, ((Translate) OperationPool.TRANSLATE_Y.operation(9, false)).y(), 1e-12);
    }

    @Test
    void refusesStrengthsOutOfRangeAndDirectionsThatAreNone() {
        assertThrows(
                IllegalArgumentException.class, () -> OperationPool.ROTATE.operation(11, false));
        assertThrows(
                IllegalArgumentException.class, () -> OperationPool.ROTATE.operation(-1, false));
        assertThrows(
                IllegalArgumentException.class, () -> OperationPool.EQUALIZE.operation(1, true));
    }
}
