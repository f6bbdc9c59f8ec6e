// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    private static final boolean[] TWO_OF_FOUR = {false, false, true, true};

    @Test
    void isTheMeanOfThePrecisionsAtThePositivesByHand() {
        // precision 1 at 0.8 and 2/3 at 0.35
        double[] score = {0.1, 0.4, 0.35, 0.8};
        assertEquals((1 + 2.0 / 3) / 2, AveragePrecision.of(TWO_OF_FOUR, score), 1e-15);
    }

    @Test
    void isOneForSeparatedAndLowForReversedScores() {
        assertEquals(1, AveragePrecision.of(TWO_OF_FOUR, new double[] {1, 2, 3, 4}));
        assertEquals(
                (1.0 / 3 + 2.0 / 4) / 2,
                AveragePrecision.of(TWO_OF_FOUR, new double[] {4, 3, 2, 1}),
                1e-15);
    }

    @Test
    void isTheShareOfTheClassForEqualScores() {
        boolean[] oneOfFour = {false, false, true, false};
        assertEquals(0.25, AveragePrecision.of(oneOfFour, new double[] {7, 7, 7, 7}));
    }

    @Test
    void isNotANumberForOneClassOrNoImages() {
        double nan = Double.NaN;
        assertEquals(nan, AveragePrecision.of(new boolean[] {true, true}, new double[] {1, 2}));
        assertEquals(nan, AveragePrecision.of(new boolean[] {false}, new double[] {1}));
        assertEquals(nan, AveragePrecision.of(new boolean[0], new double[0]));
        assertEquals(nan, AveragePrecision.of(new int[] {1}, new double[][] {{0.5, 0.5}}));
        assertEquals(nan, AveragePrecision.of(new int[0], new double[0][]));
    }

    @Test
    void isTheMeanOfEachOccurringClassAgainstTheRest() {
        int[] truth = {0, 2, 2};
        double[][] probabilities = {{0.6, 0.3, 0.1}, {0.7, 0.3, 0}, {0.1, 0.4, 0.5}};
        // class 0: second of three, hence 1/2; class 2: first and third, hence (1 + 2/3) / 2
        assertEquals((0.5 + 5.0 / 6) / 2, AveragePrecision.of(truth, probabilities), 1e-15);
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        assertEquals(
                fixture.value("class.average_precision"),
                AveragePrecision.of(fixture.positive(), fixture.array("class.score")),
                1e-12);
    }

    @Test
    void refusesWhatRocAucRefuses() {
        assertThrows(
                IllegalArgumentException.class,
                () -> AveragePrecision.of(TWO_OF_FOUR, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> AveragePrecision.of(new int[] {2}, new double[][] {{0.5, 0.5}}));
    }
}
