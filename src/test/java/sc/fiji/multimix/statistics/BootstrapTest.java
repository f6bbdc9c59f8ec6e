// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final ConfidenceInterval UNDEFINED =
            new ConfidenceInterval(Double.NaN, Double.NaN, 0.95);

    @Test
    void reachesBothValuesOfTwoImages() {
        // the mean of two drawn of 0 and 1 is 0, 1/2 or 1 with chances 1/4, 1/2, 1/4
        assertEquals(
                new ConfidenceInterval(0, 1, 0.95),
                Bootstrap.interval(2, meanOf(new double[] {0, 1}), 2000, 42));
    }

    @Test
    void hasNoWidthForEqualValues() {
        assertEquals(
                new ConfidenceInterval(7, 7, 0.95),
                Bootstrap.interval(5, meanOf(new double[] {7, 7, 7, 7, 7}), 200, 42));
    }

    @Test
    void isAsWideAsTheNormalIntervalOfAMean() {
        SplittableRandom random = new SplittableRandom(42);
        double[] values = random.doubles(400).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double reach = 1.96 * MeanDeviation.of(values).deviation() / Math.sqrt(values.length);
        ConfidenceInterval interval = Bootstrap.interval(400, meanOf(values), 4000, 42);
        // a percentile of 4000 resamples is uncertain by about 0.04 standard errors
        assertEquals(mean - reach, interval.low(), 0.1 * reach);
        assertEquals(mean + reach, interval.high(), 0.1 * reach);
    }

    @Test
    void interpolatesThePercentilesOfTheResamples() {
        // numpy.percentile(range(101), [2.5, 97.5])
        int[] calls = {0};
        ConfidenceInterval interval = Bootstrap.interval(2, drawn -> calls[0]++, 101, 42);
        assertEquals(2.5, interval.low(), 1e-12);
        assertEquals(97.5, interval.high(), 1e-12);
    }

    @Test
    void dependsOnTheSeedOnly() {
        double[] values = new SplittableRandom(1).doubles(30).toArray();
        ConfidenceInterval interval = Bootstrap.interval(30, meanOf(values), 300, 42);
        assertEquals(interval, Bootstrap.interval(30, meanOf(values), 300, 42));
        assertNotEquals(interval, Bootstrap.interval(30, meanOf(values), 300, 43));
    }

    @Test
    void drawsAsManyImagesOfEachStratumAsThereAre() {
        int[] strata = {5, -1, 5, 5, -1, 9};
        ConfidenceInterval interval =
                Bootstrap.interval(
                        strata,
                        drawn -> {
                            assertEquals(6, drawn.length);
                            assertEquals(
                                    3, Arrays.stream(drawn).filter(i -> strata[i] == 5).count());
                            assertEquals(1, Arrays.stream(drawn).filter(i -> i == 5).count());
                            return drawn[0];
                        },
                        500,
                        42);
        // images 1 and 4 are drawn first
        assertEquals(new ConfidenceInterval(1, 4, 0.95), interval);
    }

    @Test
    void isNotDefinedForFewerThanTwoImages() {
        assertEquals(UNDEFINED, Bootstrap.interval(0, drawn -> 1, 100, 42));
        assertEquals(UNDEFINED, Bootstrap.interval(1, drawn -> 1, 100, 42));
        assertFalse(UNDEFINED.isDefined());
    }

    @Test
    void leavesOutUndefinedResamplesUnlessTheyAreMost() {
        int[] calls = {0};
        assertTrue(
                Bootstrap.interval(2, drawn -> calls[0]++ % 2 == 0 ? 3 : Double.NaN, 100, 42)
                        .isDefined());
        int[] again = {0};
        assertEquals(
                UNDEFINED,
                Bootstrap.interval(2, drawn -> again[0]++ % 3 == 0 ? 3 : Double.NaN, 100, 42));
    }

    @Test
    void refusesNoResamplesAndNegativeNumbers() {
        assertThrows(
                IllegalArgumentException.class, () -> Bootstrap.interval(2, drawn -> 1, 0, 42));
        assertThrows(
                IllegalArgumentException.class, () -> Bootstrap.interval(-1, drawn -> 1, 9, 42));
        assertThrows(IllegalArgumentException.class, () -> new ConfidenceInterval(2, 1, 0.95));
        assertThrows(IllegalArgumentException.class, () -> new ConfidenceInterval(1, 2, 95));
    }

    private static ToDoubleFunction<int[]> meanOf(double[] values) {
        return drawn -> Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElseThrow();
    }
}
