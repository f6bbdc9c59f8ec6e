// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankedScoresTest {
    private static final boolean[] POSITIVE = {false, false, true, true};
    private static final double[] SCORE = {0.1, 0.4, 0.35, 0.8};

    @Test
    void isTheAreaOfAllImagesDrawnOnce() {
        // roc_auc_score([0, 0, 1, 1], [.1, .4, .35, .8]); average_precision_score of the same
        RankedScores ranked = RankedScores.of(POSITIVE, SCORE);
        assertEquals(0.75, ranked.rocAuc(new int[] {1, 1, 1, 1}));
        assertEquals(5 / 6.0, ranked.averagePrecision(new int[] {1, 1, 1, 1}), 1e-15);
    }

    @Test
    void drawnSetsHaveTheAreasOfTheirArrays() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(30);
            boolean[] positive = new boolean[n];
            double[] score = new double[n];
            for (int i = 0; i < n; i++) {
                positive[i] = random.nextInt(3) == 0;
                score[i] = random.nextInt(8) / 8.0; // with ties
            }
            int[] counts = new int[n];
            boolean[] drawnPositive = new boolean[n];
            double[] drawnScore = new double[n];
            for (int i = 0; i < n; i++) {
                int drawn = random.nextInt(n);
                counts[drawn]++;
                drawnPositive[i] = positive[drawn];
                drawnScore[i] = score[drawn];
            }
            RankedScores ranked = RankedScores.of(positive, score);
            assertEquals(RocAuc.of(drawnPositive, drawnScore), ranked.rocAuc(counts));
            assertEquals(
                    AveragePrecision.of(drawnPositive, drawnScore),
                    ranked.averagePrecision(counts));
        }
    }

    @Test
    void isNotDefinedForOneClassOrNothing() {
        RankedScores ranked = RankedScores.of(POSITIVE, SCORE);
        assertEquals(Double.NaN, ranked.rocAuc(new int[] {0, 0, 1, 3}));
        assertEquals(Double.NaN, ranked.averagePrecision(new int[] {2, 2, 0, 0}));
        assertEquals(Double.NaN, ranked.rocAuc(new int[4]));
        assertEquals(Double.NaN, ranked.averagePrecision(new int[4]));
    }

    @Test
    void refusesScoresThatAreNoNumbers() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RankedScores.of(new boolean[1], new double[] {Double.NaN}));
    }
}
