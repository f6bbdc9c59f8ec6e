// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static sc.fiji.multimix.metrics.TestMasks.empty;
import static sc.fiji.multimix.metrics.TestMasks.random;
import static sc.fiji.multimix.metrics.TestMasks.square;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BoundaryDistancesTest {
    private static final double EXACT = 1e-12; // sums of a few hundred square roots

    @Test
    void areThoseOfTheCornersByHand() {
        // from (0, 0) and (1, 0) to (1, 1): √2 and 1; back: 1
        BoundaryDistances distances = BoundaryDistances.of(square(1, 1, 0, 0), square(0, 0, 0, 1));
        assertEquals(Math.sqrt(2), distances.hausdorff(), EXACT);
        assertEquals(0.05 + 0.95 * Math.sqrt(2), distances.hausdorff95(), EXACT);
        assertEquals((1 + Math.sqrt(2)) / 2, distances.averageHausdorff(), EXACT);
    }

    @Test
    void areInTheUnitOfThePixels() {
        BoundaryDistances distances =
                BoundaryDistances.of(square(1, 0, 0, 0), square(0, 0, 0, 1), 3, 4);
        assertEquals(new BoundaryDistances(5, 5, 5), distances);
        assertEquals(
                new BoundaryDistances(3, 3, 3),
                BoundaryDistances.of(square(1, 0, 0, 0), square(0, 1, 0, 0), 3, 4));
        assertEquals(
                new BoundaryDistances(4, 4, 4),
                BoundaryDistances.of(square(1, 0, 0, 0), square(0, 0, 1, 0), 3, 4));
    }

    @Test
    void areZeroForEqualMasksAlsoEmptyAndMovedOnes() {
        Img<UnsignedByteType> mask = random(20, 10, 0.3, 42);
        BoundaryDistances zero = new BoundaryDistances(0, 0, 0);
        assertEquals(zero, BoundaryDistances.of(mask, mask));
        assertEquals(zero, BoundaryDistances.of(mask, Views.translate(mask, -4, 7)));
        assertEquals(zero, BoundaryDistances.of(empty(3, 3), empty(3, 3)));
    }

    @Test
    void areNotDefinedIfOneMaskIsEmpty() {
        BoundaryDistances undefined = new BoundaryDistances(Double.NaN, Double.NaN, Double.NaN);
        assertEquals(undefined, BoundaryDistances.of(empty(2, 2), square(0, 1, 0, 0)));
        assertEquals(undefined, BoundaryDistances.of(square(0, 1, 0, 0), empty(2, 2)));
    }

    @Test
    void leaveOutTheInsideOfTheMasks() {
        // the ring's hole is one pixel: all of both boundaries but it coincide
        Img<UnsignedByteType> full = random(5, 5, 1, 42);
        Img<UnsignedByteType> ring = full.copy();
        ring.getAt(2, 2).set(0);
        // the ring's inner boundary, four pixels beside the hole, is one pixel from the outer one
        BoundaryDistances distances = BoundaryDistances.of(full, ring);
        assertEquals(1, distances.hausdorff());
        assertEquals(4.0 / 20, distances.averageHausdorff(), EXACT);
    }

    @Test
    void equalThoseOfAllPairs() {
        double[] shares = {0.01, 0.1, 0.5, 0.95};
        for (double first : shares)
            for (double second : shares)
                for (int[] size : new int[][] {{31, 17}, {1, 40}, {40, 1}, {12, 50}})
                    for (double[] pixel : new double[][] {{1, 1}, {0.143, 0.7}, {5, 0.25}}) {
                        Img<UnsignedByteType> a = random(size[0], size[1], first, 1);
                        Img<UnsignedByteType> b = random(size[0], size[1], second, 2);
                        a.getAt(0, 0).set(1); // never empty
                        b.getAt(size[0] - 1, size[1] - 1).set(1);
                        assertClose(
                                overAllPairs(a, b, pixel[0], pixel[1]),
                                BoundaryDistances.of(a, b, pixel[0], pixel[1]));
                    }
    }

    @Test
    void equalTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        for (int k = 0; k < 6; k++)
            assertClose(
                    new BoundaryDistances(
                            fixture.value(k + ".hausdorff"),
                            fixture.value(k + ".hausdorff95"),
                            fixture.value(k + ".average_hausdorff")),
                    BoundaryDistances.of(
                            square(fixture.integers(k + ".truth")),
                            square(fixture.integers(k + ".prediction"))));
    }

    @Test
    void refuseOtherSizesStacksAndPixelsWithoutSize() {
        assertRefused(() -> BoundaryDistances.of(empty(8, 9), empty(9, 8)));
        Img<UnsignedByteType> stack = ArrayImgs.unsignedBytes(8, 8, 8);
        assertRefused(() -> BoundaryDistances.of(stack, stack));
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(() -> BoundaryDistances.of(empty(2, 2), empty(2, 2), bad, 1));
            assertRefused(() -> BoundaryDistances.of(empty(2, 2), empty(2, 2), 1, bad));
        }
    }

    private static void assertRefused(Executable call) {
        assertThrows(IllegalArgumentException.class, call);
    }

    private static void assertClose(BoundaryDistances expected, BoundaryDistances actual) {
        assertEquals(expected.hausdorff(), actual.hausdorff(), EXACT);
        assertEquals(expected.hausdorff95(), actual.hausdorff95(), EXACT);
        assertEquals(expected.averageHausdorff(), actual.averageHausdorff(), EXACT);
    }

    private static BoundaryDistances overAllPairs(
            Img<UnsignedByteType> a, Img<UnsignedByteType> b, double width, double height) {
        double[] there = nearest(boundary(a), boundary(b), width, height);
        double[] back = nearest(boundary(b), boundary(a), width, height);
        return new BoundaryDistances(
                Math.max(percentile(there, 100), percentile(back, 100)),
                Math.max(percentile(there, 95), percentile(back, 95)),
                Math.max(
                        Arrays.stream(there).average().orElseThrow(),
                        Arrays.stream(back).average().orElseThrow()));
    }

    private static double[] nearest(List<int[]> from, List<int[]> to, double width, double height) {
        return from.stream()
                .mapToDouble(
                        p ->
                                to.stream()
                                        .mapToDouble(
                                                q ->
                                                        Math.hypot(
                                                                width * (p[0] - q[0]),
                                                                height * (p[1] - q[1])))
                                        .min()
                                        .orElseThrow())
                .sorted()
                .toArray();
    }

    private static List<int[]> boundary(Img<UnsignedByteType> mask) {
        List<int[]> pixels = new ArrayList<>();
        int[][] neighbors = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}};
        for (int y = 0; y < mask.dimension(1); y++)
            for (int x = 0; x < mask.dimension(0); x++) {
                int outside = 0;
                for (int[] step : neighbors)
                    if (Views.extendZero(mask).getAt(x + step[0], y + step[1]).get() == 0)
                        outside++;
                if (mask.getAt(x, y).get() != 0 && outside > 0) pixels.add(new int[] {x, y});
            }
        return pixels;
    }

    /** As {@code numpy.percentile}. */
    private static double percentile(double[] sorted, double percent) {
        double position = (sorted.length - 1) * percent / 100;
        double low = sorted[(int) Math.floor(position)];
        double high = sorted[(int) Math.ceil(position)];
        return low * (1 - position % 1) + high * (position % 1);
    }
}
