// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocAucTest {
    private static final boolean[] TWO_OF_FOUR = {false, false, true, true};

    @Test
    void countsTheOrderedPairsByHand() {
        // pairs (0.4, 0.3) and (0.4, 0.2) are in order, (0.1, 0.3) and (0.1, 0.2) are not
        assertEquals(0.5, RocAuc.of(TWO_OF_FOUR, new double[] {0.3, 0.2, 0.4, 0.1}));
        assertEquals(0.75, RocAuc.of(TWO_OF_FOUR, new double[] {0.1, 0.4, 0.35, 0.8}));
    }

    @Test
    void isOneForSeparatedAndZeroForReversedScores() {
        assertEquals(1, RocAuc.of(TWO_OF_FOUR, new double[] {0.1, 0.2, 0.3, 0.4}));
        assertEquals(0, RocAuc.of(TWO_OF_FOUR, new double[] {0.4, 0.3, 0.2, 0.1}));
    }

    @Test
    void countsTiesHalf() {
        assertEquals(0.5, RocAuc.of(TWO_OF_FOUR, new double[] {7, 7, 7, 7}));
        assertEquals(0.875, RocAuc.of(TWO_OF_FOUR, new double[] {1, 2, 2, 3}));
    }

    @Test
    void takesMinusZeroAndZeroForATie() {
        assertEquals(0.5, RocAuc.of(new boolean[] {false, true}, new double[] {-0.0, 0.0}));
        assertEquals(0.5, RocAuc.of(new boolean[] {true, false}, new double[] {-0.0, 0.0}));
    }

    @Test
    void isNotANumberForOneClassOrNoImages() {
        assertEquals(Double.NaN, RocAuc.of(new boolean[] {true, true}, new double[] {0.25, 0.75}));
        assertEquals(Double.NaN, RocAuc.of(new boolean[0], new double[0]));
        assertEquals(Double.NaN, RocAuc.of(new int[] {1}, new double[][] {{0.5, 0.5}}));
        assertEquals(Double.NaN, RocAuc.of(new int[0], new double[0][]));
    }

    @Test
    void isTheMeanOfEachOccurringClassAgainstTheRest() {
        int[] truth = {0, 0, 2, 2};
        double[][] probabilities = {
            {0.6, 0.3, 0.1}, {0.1, 0.4, 0.5}, {0.4, 0.2, 0.4}, {0.1, 0.1, 0.8}
        };
        // class 0: pairs 0.6 > 0.4, 0.6 > 0.1, 0.1 < 0.4, 0.1 = 0.1, hence 2.5 / 4;
        // class 2: pairs 0.4 > 0.1, 0.4 < 0.5, 0.8 > 0.1, 0.8 > 0.5, hence 3 / 4; class 1: absent
        assertEquals((0.625 + 0.75) / 2, RocAuc.of(truth, probabilities), 1e-15);
    }

    @Test
    void equalsTheCountOverAllPairs() {
        SplittableRandom random = new SplittableRandom(42);
        boolean[] positive = new boolean[150];
        double[] score = new double[150];
        for (int i = 0; i < score.length; i++) {
            positive[i] = random.nextInt(3) == 0;
            score[i] = random.nextInt(40) + (positive[i] ? 5 : 0);
        }
        assertEquals(overAllPairs(positive, score), RocAuc.of(positive, score), 1e-12);
    }

    @Test
    void equalsTheReference() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        int[] truth = fixture.integers("class.truth");
        double[] score = fixture.array("class.score");
        double[][] probabilities = new double[truth.length][];
        for (int i = 0; i < truth.length; i++)
            probabilities[i] = new double[] {-score[i], score[i]};
        assertEquals(fixture.value("class.auc"), RocAuc.of(fixture.positive(), score), 1e-12);
        assertEquals(fixture.value("class.auc"), RocAuc.of(truth, probabilities), 1e-12);
    }

    @Test
    void refusesWhatHasNoOrderOrNoPartner() {
        double[] withNaN = {0, 1, 2, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> RocAuc.of(TWO_OF_FOUR, withNaN));
        assertThrows(
                IllegalArgumentException.class, () -> RocAuc.of(TWO_OF_FOUR, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> RocAuc.of(new int[] {2}, new double[][] {{0.5, 0.5}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> RocAuc.of(new int[] {0, 1}, new double[][] {{0.5}, {0.5, 0.5}}));
    }

    private static double overAllPairs(boolean[] positive, double[] score) {
        double won = 0;
        long pairs = 0;
        for (int i = 0; i < score.length; i++)
            for (int j = 0; j < score.length; j++)
                if (positive[i] && !positive[j]) {
                    pairs++;
                    if (score[i] > score[j]) won++;
                    else if (score[i] == score[j]) won += 0.5;
                }
        return won / pairs;
    }
}
