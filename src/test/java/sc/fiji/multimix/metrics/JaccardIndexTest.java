// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static sc.fiji.multimix.metrics.TestMasks.square;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class JaccardIndexTest {
    @Test
    void isTheOverlapOverTheUnionByHand() {
        // one pixel in common, four in either mask
        assertEquals(1.0 / 4, JaccardIndex.of(square(1, 1, 0, 0), square(0, 1, 1, 1)), 1e-15);
    }

    @Test
    void isOneForEqualMasks() {
        assertEquals(1, JaccardIndex.of(square(0, 1, 1, 0), square(0, 255, 7, 0)));
    }

    @Test
    void isZeroForDisjointMasks() {
        assertEquals(0, JaccardIndex.of(square(1, 0, 0, 0), square(0, 1, 1, 1)));
    }

    @Test
    void isOneForTwoEmptyMasksAndZeroIfOneIsEmpty() {
        assertEquals(1, JaccardIndex.of(square(0, 0, 0, 0), square(0, 0, 0, 0)));
        assertEquals(0, JaccardIndex.of(square(0, 0, 0, 0), square(0, 1, 0, 0)));
        assertEquals(0, JaccardIndex.of(square(0, 1, 0, 0), square(0, 0, 0, 0)));
    }

    @Test
    void refusesMasksOfDifferentSize() {
        assertThrows(
                IllegalArgumentException.class,
                () -> JaccardIndex.of(TestMasks.empty(4, 1), TestMasks.empty(2, 2)));
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        for (int k = 0; k < 6; k++)
            assertEquals(
                    fixture.value(k + ".jaccard"),
                    JaccardIndex.of(
                            square(fixture.integers(k + ".truth")),
                            square(fixture.integers(k + ".prediction"))),
                    1e-12);
    }
}
