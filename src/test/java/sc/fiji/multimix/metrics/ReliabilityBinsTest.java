// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReliabilityBinsTest {
    private static final double NAN = Double.NaN;

    @Test
    void sortsByTheConfidenceInThePredictedClassByHand() {
        int[] truth = {0, 1, 1, 0};
        double[][] probabilities = {{0.625, 0.375}, {0.75, 0.25}, {0, 1}, {0.125, 0.875}};
        ReliabilityBins reliability = ReliabilityBins.of(truth, probabilities, 4);
        // (0.5, 0.75]: one of two right; (0.75, 1]: one of two right
        assertEquals(
                List.of(
                        new ReliabilityBins.Bin(0, NAN, NAN),
                        new ReliabilityBins.Bin(0, NAN, NAN),
                        new ReliabilityBins.Bin(2, 0.6875, 0.5),
                        new ReliabilityBins.Bin(2, 0.9375, 0.5)),
                reliability.bins());
        assertEquals(0.5 * 0.1875 + 0.5 * 0.4375, reliability.expectedCalibrationError(), 1e-15);
    }

    @Test
    void weighsTheBinsByTheirImages() {
        int[] truth = {0, 0, 0, 1};
        double[][] probabilities = {{1, 0}, {1, 0}, {1, 0}, {0.75, 0.25}};
        assertEquals(
                0.75 / 4,
                ReliabilityBins.of(truth, probabilities, 4).expectedCalibrationError(),
                1e-15);
        assertEquals(
                Math.abs(3.75 / 4 - 0.75),
                ReliabilityBins.of(truth, probabilities, 1).expectedCalibrationError(),
                1e-15);
    }

    @Test
    void isZeroForCertainRightAndOneForCertainWrongPredictions() {
        double[][] probabilities = {{1, 0}, {0, 1}};
        assertEquals(0, CalibrationError.of(new int[] {0, 1}, probabilities));
        assertEquals(1, CalibrationError.of(new int[] {1, 0}, probabilities));
    }

    @Test
    void isNotANumberForNoImages() {
        assertEquals(NAN, CalibrationError.of(new int[0], new double[0][]));
        assertEquals(3, ReliabilityBins.of(new int[0], new double[0][], 3).bins().size());
    }

    @Test
    void takesTheFirstOfEquallyLikelyClasses() {
        double[][] probabilities = {{0.5, 0.5}};
        assertEquals(
                1, ReliabilityBins.of(new int[] {0}, probabilities, 1).bins().get(0).accuracy());
        assertEquals(
                0, ReliabilityBins.of(new int[] {1}, probabilities, 1).bins().get(0).accuracy());
    }

    @Test
    void ofTenBinsEqualsTheReference() {
        // python: t = [i*7%3 for i in range(30)]; p = [[w/sum(r) for w in r] for r in
        // [[1+i%4, 1+i*i%5, 1+i%7] for i in range(30)]]; P = np.array(p); c = P.max(1);
        // h = P.argmax(1) == t; b = np.clip(np.ceil(c*10)-1, 0, 9);
        // sum(abs(h[b==k].mean()-c[b==k].mean())*(b==k).mean() for k in set(b))
        int[] truth = new int[30];
        double[][] probabilities = new double[30][];
        for (int i = 0; i < 30; i++) {
            truth[i] = i * 7 % 3;
            double[] weights = {1 + i % 4, 1 + i * i % 5, 1 + i % 7};
            double sum = weights[0] + weights[1] + weights[2];
            probabilities[i] = new double[] {weights[0] / sum, weights[1] / sum, weights[2] / sum};
        }
        assertEquals(0.20456178081178078, CalibrationError.of(truth, probabilities), 1e-12);
    }

    @Test
    void isSmallForPredictionsAsOftenRightAsTheyClaim() {
        SplittableRandom random = new SplittableRandom(42);
        int[] truth = new int[20_000];
        double[][] probabilities = new double[truth.length][];
        for (int i = 0; i < truth.length; i++) {
            double p = random.nextDouble();
            truth[i] = random.nextDouble() < p ? 1 : 0;
            probabilities[i] = new double[] {1 - p, p};
        }
        // each of five bins holds 4000 images: standard error at most 0.008
        assertEquals(0, CalibrationError.of(truth, probabilities), 0.02);
    }

    @Test
    void refusesLogitsNoBinAndOtherClasses() {
        int[] truth = {0};
        double[][] logits = {{1.5, -0.5}};
        double[][] halves = {{0.5, 0.5}};
        double[][] undefined = {{NAN, 0.5}};
        assertThrows(IllegalArgumentException.class, () -> ReliabilityBins.of(truth, logits, 10));
        assertThrows(
                IllegalArgumentException.class, () -> ReliabilityBins.of(truth, undefined, 10));
        assertThrows(IllegalArgumentException.class, () -> ReliabilityBins.of(truth, halves, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> ReliabilityBins.of(new int[] {2}, halves, 10));
    }
}
