// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sc.fiji.multimix.metrics.TestMasks.square;

import java.io.IOException;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class DiceCoefficientTest {
    @Test
    void isTwiceTheOverlapOverTheSumByHand() {
        // one pixel in common, two and one foreground pixels: 2 * 1 / 3
        assertEquals(2.0 / 3, DiceCoefficient.of(square(1, 1, 0, 0), square(0, 255, 0, 0)), 1e-15);
    }

    @Test
    void isOneForEqualMasks() {
        assertEquals(1, DiceCoefficient.of(square(0, 1, 1, 0), square(0, 255, 7, 0)));
    }

    @Test
    void isZeroForDisjointMasks() {
        assertEquals(0, DiceCoefficient.of(square(1, 0, 0, 0), square(0, 1, 1, 1)));
    }

    @Test
    void isOneForTwoEmptyMasksAndZeroIfOneIsEmpty() {
        assertEquals(1, DiceCoefficient.of(square(0, 0, 0, 0), square(0, 0, 0, 0)));
        assertEquals(0, DiceCoefficient.of(square(0, 0, 0, 0), square(0, 1, 0, 0)));
    }

    @Test
    void comparesBooleanMasksAndMasksWithAnotherOrigin() {
        Img<BitType> bits = ArrayImgs.bits(2, 2);
        bits.getAt(1, 0).set(true);
        assertEquals(1, DiceCoefficient.of(bits, square(0, 9, 0, 0)));
        assertEquals(1, DiceCoefficient.of(Views.translate(bits, 5, -3), square(0, 9, 0, 0)));
    }

    @Test
    void refusesMasksOfDifferentSizeAndNamesBoth() {
        Img<UnsignedByteType> wide = ArrayImgs.unsignedBytes(4, 1);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DiceCoefficient.of(wide, square(0, 0, 0, 0)))
                        .getMessage();
        assertTrue(message.contains("[4, 1]") && message.contains("[2, 2]"), message);
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        for (int k = 0; k < 6; k++) {
            double dice =
                    DiceCoefficient.of(
                            square(fixture.integers(k + ".truth")),
                            square(fixture.integers(k + ".prediction")));
            assertEquals(fixture.value(k + ".dice"), dice, 1e-12);
        }
    }
}
