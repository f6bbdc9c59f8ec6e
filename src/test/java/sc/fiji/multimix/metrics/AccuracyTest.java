// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void isTheShareOfHits() {
        assertEquals(0.75, Accuracy.of(new int[] {0, 1, 2, 2}, new int[] {0, 1, 2, 0}));
    }

    @Test
    void isOneForEqualAndZeroForDifferentClasses() {
        assertEquals(1, Accuracy.of(new int[] {3, 1}, new int[] {3, 1}));
        assertEquals(0, Accuracy.of(new int[] {3, 1}, new int[] {1, 3}));
    }

    @Test
    void isNotANumberForNoImages() {
        assertEquals(Double.NaN, Accuracy.of(new int[0], new int[0]));
    }

    @Test
    void refusesDifferentNumbersOfImages() {
        assertThrows(
                IllegalArgumentException.class, () -> Accuracy.of(new int[] {1}, new int[] {1, 1}));
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        int[] prediction =
                Arrays.stream(fixture.array("class.score"))
                        .mapToInt(score -> score >= 0.5 ? 1 : 0)
                        .toArray();
        assertEquals(
                fixture.value("class.accuracy"),
                Accuracy.of(fixture.integers("class.truth"), prediction),
                1e-12);
    }
}
