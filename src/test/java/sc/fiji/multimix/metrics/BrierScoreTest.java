// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BrierScoreTest {
    @Test
    void isTheMeanSquaredDistanceByHand() {
        double[][] probabilities = {{0.5, 0.25, 0.25}, {0, 1, 0}};
        // 0.25 + 0.0625 + 0.0625 and 0
        assertEquals(0.375 / 2, BrierScore.of(new int[] {0, 1}, probabilities), 1e-15);
    }

    @Test
    void isZeroForCertainRightAndTwoForCertainWrongPredictions() {
        double[][] probabilities = {{1, 0}, {0, 1}};
        assertEquals(0, BrierScore.of(new int[] {0, 1}, probabilities));
        assertEquals(2, BrierScore.of(new int[] {1, 0}, probabilities));
    }

    @Test
    void isNotANumberForNoImages() {
        assertEquals(Double.NaN, BrierScore.of(new int[0], new double[0][]));
    }

    @Test
    void isTwiceTheFormForOneOfTwoClasses() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        int[] truth = fixture.integers("class.truth");
        double[] score = fixture.array("class.score");
        double[][] probabilities = new double[truth.length][];
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            probabilities[i] = new double[] {1 - score[i], score[i]};
            sum += (score[i] - truth[i]) * (score[i] - truth[i]);
        }
        assertEquals(2 * sum / truth.length, BrierScore.of(truth, probabilities), 1e-12);
    }

    @Test
    void equalsTheReference() {
        // python: t = [i*7%3 for i in range(30)]; R = np.array([[1+i%4, 1+i*i%5, 1+i%7] for i in
        // range(30)]); P = R / R.sum(1)[:, None]; ((P - np.eye(3)[t])**2).sum(1).mean()
        int[] truth = new int[30];
        double[][] probabilities = new double[30][];
        for (int i = 0; i < 30; i++) {
            truth[i] = i * 7 % 3;
            double[] weights = {1 + i % 4, 1 + i * i % 5, 1 + i % 7};
            double sum = weights[0] + weights[1] + weights[2];
            probabilities[i] = new double[] {weights[0] / sum, weights[1] / sum, weights[2] / sum};
        }
        assertEquals(0.7165684192059519, BrierScore.of(truth, probabilities), 1e-12);
    }

    @Test
    void refusesLogitsAndDifferentNumbersOfImages() {
        assertThrows(
                IllegalArgumentException.class,
                () -> BrierScore.of(new int[] {0}, new double[][] {{3, -2}}));
        assertThrows(
                IllegalArgumentException.class,
                () -> BrierScore.of(new int[] {0, 1}, new double[][] {{1, 0}}));
    }
}
