// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class NoiseChangeTest {
    private static final double ROUNDING = 1e-12;

    private static Img<FloatType> map(float... values) {
        return ArrayImgs.floats(values, 2, 2);
    }

    private static double change(Img<FloatType> a, Img<FloatType> b) {
        return NoiseChange.of(a, b);
    }

    @Test
    void isZeroIfThePixelsKeepTheirOrder() {
        assertEquals(0, change(map(1, 2, 3, 4), map(1, 5, 6, 90)), ROUNDING);
    }

    @Test
    void isTwoIfTheOrderIsReversed() {
        assertEquals(2, change(map(1, 2, 3, 4), map(4, 3, 2, 1)), ROUNDING);
    }

    @Test
    void isThatOfRanksByHand() {
        // 1 - 6 · Σd² / (n (n² - 1)) = 1 - 6 · 4 / 60 = 0.6
        assertEquals(0.4, change(map(1, 2, 3, 4), map(2, 1, 4, 3)), ROUNDING);
    }

    @Test
    void equalPixelsShareTheirRank() {
        // scipy.stats.spearmanr([1, 1, 2, 3], [1, 2, 2, 5]).statistic: 3.75 / 4.5
        assertEquals(1 - 3.75 / 4.5, change(map(1, 1, 2, 3), map(1, 2, 2, 5)), ROUNDING);
    }

    @Test
    void aMapWithoutOrderHasLostAll() {
        assertEquals(1, change(map(1, 2, 3, 4), map(0, 0, 0, 0)));
        assertEquals(1, change(map(0, 0, 0, 0), map(1, 2, 3, 4)));
        assertEquals(Double.NaN, change(map(0, 0, 0, 0), map(0, 0, 0, 0)));
    }
}
