// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;

class PairedTestsTest {
    private static final List<ToDoubleBiFunction<double[], double[]>> ALL =
            List.of(PairedTests::tTest, PairedTests::wilcoxon);
    private static final double[] FIRST = {0.81, 0.84, 0.79, 0.9, 0.77};
    private static final double[] SECOND = {0.78, 0.805, 0.80, 0.82, 0.71};
    private static final double[] NONE = {};
    private static final double NAN = Double.NaN;

    @Test
    void wilcoxonByHand() {
        // all of five differences positive: 2 of 2^5 signs
        double[] low = {1, 2, 3, 4, 5};
        double[] high = {6, 8, 10, 12, 14};
        assertEquals(2.0 / 32, PairedTests.wilcoxon(low, high), 1e-15);
    }

    @Test
    void tTestByHand() {
        // differences -1, 0, -2, -1: mean -1, deviation √(2/3), t = -√6 with 3 degrees of freedom;
        // python: scipy.stats.ttest_rel([1, 2, 3, 4], [2, 2, 5, 5]).pvalue
        assertEquals(
                0.09172111331157186,
                PairedTests.tTest(new double[] {1, 2, 3, 4}, new double[] {2, 2, 5, 5}),
                1e-12);
    }

    @Test
    void equalTheReference() {
        // python: scipy.stats.ttest_rel(a, b), wilcoxon(a, b, method="exact")
        assertEquals(0.062240778266317486, PairedTests.tTest(FIRST, SECOND), 1e-12);
        assertEquals(0.125, PairedTests.wilcoxon(FIRST, SECOND), 1e-12);
    }

    @Test
    void equalTheReferenceForManyTiedValues() {
        // python: i = numpy.arange(80); a = i % 10; b = (i * 7 + i // 6) % 12;
        // scipy.stats.wilcoxon(a, b, correction=True, method="asymptotic")
        double[] a = IntStream.range(0, 80).mapToDouble(i -> i % 10).toArray();
        double[] b = IntStream.range(0, 80).mapToDouble(i -> (i * 7 + i / 6) % 12).toArray();
        assertEquals(0.20892449746055242, PairedTests.wilcoxon(a, b), 1e-9);
    }

    @Test
    void countAllWaysAlsoWithTies() {
        SplittableRandom random = new SplittableRandom(42);
        for (int run = 0; run < 20; run++) {
            double[] a = random.ints(6, 0, 5).asDoubleStream().toArray();
            double[] b = random.ints(6, 0, 7).asDoubleStream().toArray();
            double[] differences = IntStream.range(0, 6).mapToDouble(i -> a[i] - b[i]).toArray();
            assertEquals(overAllSigns(differences), PairedTests.wilcoxon(a, b), 1e-12);
        }
    }

    @Test
    void doNotDependOnTheOrderOfTheSystems() {
        for (ToDoubleBiFunction<double[], double[]> test : ALL)
            assertEquals(
                    test.applyAsDouble(FIRST, SECOND), test.applyAsDouble(SECOND, FIRST), 1e-14);
    }

    @Test
    void areOneForEqualValues() {
        double[] same = {3, 3, 3};
        for (ToDoubleBiFunction<double[], double[]> test : ALL) {
            assertEquals(1, test.applyAsDouble(FIRST, FIRST.clone()));
            assertEquals(1, test.applyAsDouble(same, same.clone()));
        }
    }

    @Test
    void withoutSpreadAreNotDefined() {
        double[] one = {1, 1, 1};
        double[] two = {2, 2, 2};
        assertEquals(NAN, PairedTests.tTest(one, two));
        // 0.1 everywhere, but for rounding, which would give p = 1e-16
        double[] low = {0.7, 0.75, 0.72};
        double[] high = {0.8, 0.85, 0.82};
        assertTrue(high[0] - low[0] != high[1] - low[1]);
        assertEquals(NAN, PairedTests.tTest(low, high));
        assertEquals(0.25, PairedTests.wilcoxon(low, high), 1e-12);
    }

    @Test
    void ofALittleSpreadAreDefined() {
        double[] low = {0.7, 0.75, 0.72};
        double[] high = {0.8, 0.85, 0.82 + 1e-6};
        double p = PairedTests.tTest(low, high);
        assertTrue(p > 0 && p < 1e-9, "p = " + p);
    }

    @Test
    void equalButForRoundingAreOne() {
        double[] sums = {0.1 + 0.2, 0.3, 0.7};
        double[] same = {0.3, 0.3, 0.7};
        assertTrue(sums[0] != same[0]);
        assertEquals(1, PairedTests.tTest(sums, same));
    }

    @Test
    void areNotDefinedForTooFewValues() {
        for (ToDoubleBiFunction<double[], double[]> test : ALL)
            assertEquals(NAN, test.applyAsDouble(NONE, NONE));
        double[] one = {1};
        assertEquals(NAN, PairedTests.tTest(one, one));
        assertEquals(NAN, PairedTests.wilcoxon(one, one));
    }

    @Test
    void leaveOutWhatIsNotANumber() {
        double[] first = {NAN, 0.81, 0.84, 0.79, 0.9, 0.77, 5};
        double[] second = {7, 0.78, 0.805, 0.80, 0.82, 0.71, NAN};
        assertEquals(PairedTests.tTest(FIRST, SECOND), PairedTests.tTest(first, second));
        assertEquals(PairedTests.wilcoxon(FIRST, SECOND), PairedTests.wilcoxon(first, second));
    }

    @Test
    void refusePairsWithoutAPartner() {
        assertThrows(
                IllegalArgumentException.class, () -> PairedTests.tTest(FIRST, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairedTests.wilcoxon(FIRST, new double[] {1}));
    }

    private static double overAllSigns(double[] differences) {
        double[] nonZero =
                IntStream.range(0, differences.length)
                        .mapToDouble(i -> differences[i])
                        .filter(d -> d != 0)
                        .toArray();
        int n = nonZero.length;
        double[] ranks =
                new NaturalRanking()
                        .rank(
                                IntStream.range(0, n)
                                        .mapToDouble(i -> Math.abs(nonZero[i]))
                                        .toArray());
        double observed = 0;
        for (int i = 0; i < n; i++) observed += Math.signum(nonZero[i]) * ranks[i];
        int far = 0;
        for (int signs = 0; signs < 1 << n; signs++) {
            double sum = 0;
            for (int i = 0; i < n; i++) sum += (signs >> i & 1) == 1 ? ranks[i] : -ranks[i];
            if (Math.abs(sum) >= Math.abs(observed)) far++;
        }
        return (double) far / (1 << n);
    }
}
