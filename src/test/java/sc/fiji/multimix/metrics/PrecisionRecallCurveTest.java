// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {
    private static final boolean[] TWO_OF_FOUR = {false, false, true, true};

    @Test
    void stepsAtEachScoreByHandAndMergesTies() {
        assertEquals(
                List.of(
                        new PrecisionRecallCurve.Point(0.5, 1, 3),
                        new PrecisionRecallCurve.Point(1, 2.0 / 3, 2),
                        new PrecisionRecallCurve.Point(1, 0.5, 1)),
                PrecisionRecallCurve.of(TWO_OF_FOUR, new double[] {1, 2, 2, 3}).points());
    }

    @Test
    void passesTheBestCornerForSeparatedScores() {
        assertEquals(
                new PrecisionRecallCurve.Point(1, 1, 3),
                PrecisionRecallCurve.of(TWO_OF_FOUR, new double[] {1, 2, 3, 3}).points().get(0));
    }

    @Test
    void startsAtZeroForReversedScores() {
        assertEquals(
                new PrecisionRecallCurve.Point(0, 0, 3),
                PrecisionRecallCurve.of(TWO_OF_FOUR, new double[] {3, 3, 1, 2}).points().get(0));
    }

    @Test
    void isEmptyForOneClassOrNoImages() {
        boolean[] same = {true, true};
        double[] scores = {1, 2};
        assertEquals(List.of(), PrecisionRecallCurve.of(same, scores).points());
        assertEquals(List.of(), PrecisionRecallCurve.of(new boolean[2], scores).points());
        assertEquals(List.of(), PrecisionRecallCurve.of(new boolean[0], new double[0]).points());
    }

    @Test
    void equalsTheReferencesDefinitionAtEveryThreshold() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        boolean[] positive = fixture.positive();
        double[] score = fixture.array("class.score");
        List<PrecisionRecallCurve.Point> points = PrecisionRecallCurve.of(positive, score).points();
        assertEquals(Arrays.stream(score).distinct().count(), points.size());
        for (PrecisionRecallCurve.Point point : points) {
            int[] hits =
                    IntStream.range(0, score.length)
                            .filter(i -> score[i] >= point.threshold())
                            .toArray();
            double right = Arrays.stream(hits).filter(i -> positive[i]).count();
            long positives = IntStream.range(0, score.length).filter(i -> positive[i]).count();
            assertEquals(right / hits.length, point.precision(), 1e-15);
            assertEquals(right / positives, point.recall(), 1e-15);
        }
    }
}
