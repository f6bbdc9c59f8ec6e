// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static sc.fiji.multimix.metrics.TestMasks.square;

import java.io.IOException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;

class StructuralSimilarityTest {
    private static final double C1 = 1e-4;
    private static final double C2 = 9e-4;

    @Test
    void ofOneWindowByHand() {
        Img<UnsignedByteType> truth = TestMasks.empty(7, 7);
        Img<UnsignedByteType> prediction = TestMasks.empty(7, 7);
        truth.getAt(0, 0).set(1);
        truth.getAt(6, 6).set(1);
        prediction.getAt(6, 6).set(9);
        // means 2/49 and 1/49; variances 2·47/(49·48) and 48/(49·48); covariance (49 - 2)/(49·48)
        double luminance = (2 * 2 / 2401.0 + C1) / (5 / 2401.0 + C1);
        double structure = (2 * 47 / 2352.0 + C2) / (94 / 2352.0 + 48 / 2352.0 + C2);
        assertEquals(luminance * structure, StructuralSimilarity.of(truth, prediction), 1e-14);
    }

    @Test
    void isOneForEqualMasksAlsoEmptyOnes() {
        Img<UnsignedByteType> mask = TestMasks.random(9, 12, 0.4, 42);
        assertEquals(1, StructuralSimilarity.of(mask, mask), 1e-14);
        assertEquals(1, StructuralSimilarity.of(TestMasks.empty(9, 9), TestMasks.empty(9, 9)));
    }

    @Test
    void isNearlyZeroForFullAndEmptyMasks() {
        Img<UnsignedByteType> full = TestMasks.random(8, 8, 1, 42);
        // no variance: C1 C2 / ((1 + C1) C2)
        assertEquals(C1 / (1 + C1), StructuralSimilarity.of(full, TestMasks.empty(8, 8)), 1e-15);
    }

    @Test
    void isNegativeForComplements() {
        int[] left = new int[64];
        int[] right = new int[64];
        for (int i = 0; i < 64; i++) (i % 8 < 4 ? left : right)[i] = 1;
        // each window: 28 and 21 pixels, none in common
        double product = 28.0 * 21 / 2401;
        double variance = 28.0 * 21 / (49 * 48);
        double expected =
                (2 * product + C1)
                        * (-2 * variance + C2)
                        / (((28 * 28 + 21 * 21) / 2401.0 + C1) * (2 * variance + C2));
        assertEquals(expected, StructuralSimilarity.of(square(left), square(right)), 1e-14);
    }

    @Test
    void isNotANumberForImagesWithoutAWindow() {
        assertEquals(
                Double.NaN,
                StructuralSimilarity.of(TestMasks.empty(6, 20), TestMasks.empty(6, 20)));
        assertEquals(
                Double.NaN,
                StructuralSimilarity.of(TestMasks.empty(20, 6), TestMasks.empty(20, 6)));
    }

    @Test
    void comparesMasksWithAnotherOrigin() {
        Img<UnsignedByteType> mask = TestMasks.random(9, 12, 0.4, 42);
        RandomAccessibleInterval<UnsignedByteType> moved = Views.translate(mask, 5, -3);
        assertEquals(1, StructuralSimilarity.of(mask, moved), 1e-14);
    }

    @Test
    void refusesMasksOfDifferentSizeAndStacks() {
        assertThrows(
                IllegalArgumentException.class,
                () -> StructuralSimilarity.of(TestMasks.empty(8, 9), TestMasks.empty(9, 8)));
        Img<UnsignedByteType> stack = ArrayImgs.unsignedBytes(8, 8, 8);
        assertThrows(IllegalArgumentException.class, () -> StructuralSimilarity.of(stack, stack));
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        for (int k = 0; k < 6; k++)
            assertEquals(
                    fixture.value(k + ".ssim"),
                    StructuralSimilarity.of(
                            square(fixture.integers(k + ".truth")),
                            square(fixture.integers(k + ".prediction"))),
                    1e-10);
    }
}
