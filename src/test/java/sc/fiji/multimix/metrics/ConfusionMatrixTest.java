// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    // class 0: two of three found; class 1: one of two; class 2: never there, once predicted
    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 1, 2}, 3);

    @Test
    void countsByHand() {
        assertEquals(3, MATRIX.classes());
        assertEquals(5, MATRIX.total());
        int[][] counts = {{2, 1, 0}, {0, 1, 1}, {0, 0, 0}};
        for (int truth = 0; truth < 3; truth++)
            for (int predicted = 0; predicted < 3; predicted++)
                assertEquals(counts[truth][predicted], MATRIX.count(truth, predicted));
    }

    @Test
    void scoresByHand() {
        assertEquals(3.0 / 5, MATRIX.accuracy());
        assertEquals((2.0 / 3 + 1.0 / 2) / 2, MATRIX.balancedAccuracy(), 1e-15);
        assertEquals(2.0 / 3, MATRIX.sensitivity(0));
        assertEquals(1, MATRIX.specificity(0));
        assertEquals(1, MATRIX.precision(0));
        assertEquals(4.0 / 5, MATRIX.f1(0));
        assertEquals(2.0 / 3, MATRIX.specificity(1));
        assertEquals(1.0 / 2, MATRIX.precision(1));
        assertEquals(4.0 / 5, MATRIX.specificity(2));
        assertEquals(0, MATRIX.precision(2));
        assertEquals(0, MATRIX.f1(2));
        assertEquals(Double.NaN, MATRIX.sensitivity(2));
    }

    @Test
    void isPerfectForEqualClasses() {
        int[] truth = {1, 0, 1};
        ConfusionMatrix matrix = ConfusionMatrix.of(truth, truth, 2);
        assertEquals(1, matrix.accuracy());
        assertEquals(1, matrix.balancedAccuracy());
        for (int k = 0; k < 2; k++) assertEquals(1, matrix.f1(k));
    }

    @Test
    void isZeroWhenNothingIsRight() {
        ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {1, 0}, new int[] {0, 1}, 2);
        assertEquals(0, matrix.accuracy());
        assertEquals(0, matrix.balancedAccuracy());
        for (int k = 0; k < 2; k++) {
            assertEquals(0, matrix.f1(k));
            assertEquals(0, matrix.specificity(k));
        }
    }

    @Test
    void isNotDefinedForNoImagesAndInPartForOneClass() {
        ConfusionMatrix none = ConfusionMatrix.of(new int[0], new int[0], 2);
        assertEquals(Double.NaN, none.accuracy());
        assertEquals(Double.NaN, none.balancedAccuracy());
        assertEquals(Double.NaN, none.f1(0));
        ConfusionMatrix one = ConfusionMatrix.of(new int[] {1, 1}, new int[] {1, 1}, 2);
        assertEquals(1, one.accuracy());
        assertEquals(Double.NaN, one.balancedAccuracy());
        assertEquals(Double.NaN, one.specificity(1));
        assertEquals(Double.NaN, one.precision(0));
        assertEquals(1, one.specificity(0));
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        int[] predicted =
                Arrays.stream(fixture.array("class.score"))
                        .mapToInt(score -> score >= 0.5 ? 1 : 0)
                        .toArray();
        ConfusionMatrix matrix = ConfusionMatrix.of(fixture.integers("class.truth"), predicted, 2);
        assertEquals(fixture.value("class.accuracy"), matrix.accuracy(), 1e-12);
        assertEquals(fixture.value("class.f1_0"), matrix.f1(0), 1e-12);
        assertEquals(fixture.value("class.f1_1"), matrix.f1(1), 1e-12);
    }

    @Test
    void refusesOtherClassesAndDifferentNumbersOfImages() {
        int[] two = {0, 1};
        assertRefused(two, new int[] {0}, 2);
        assertRefused(two, new int[] {0, 2}, 2);
        assertRefused(new int[] {0, -1}, two, 2);
        assertRefused(new int[0], new int[0], 0);
    }

    private static void assertRefused(int[] truth, int[] predicted, int classes) {
        assertThrows(
                IllegalArgumentException.class,
                () -> ConfusionMatrix.of(truth, predicted, classes));
    }
}
