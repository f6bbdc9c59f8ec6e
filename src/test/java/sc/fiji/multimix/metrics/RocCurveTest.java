// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RocCurveTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final boolean[] TWO_OF_FOUR = {false, false, true, true};

    @Test
    void stepsAtEachScoreByHandAndMergesTies() {
        assertEquals(
                List.of(
                        new RocCurve.Point(0, 0, INFINITY),
                        new RocCurve.Point(0, 0.5, 3),
                        new RocCurve.Point(0.5, 1, 2),
                        new RocCurve.Point(1, 1, 1)),
                RocCurve.of(TWO_OF_FOUR, new double[] {1, 2, 2, 3}).points());
    }

    @Test
    void passesTheBestCornerForSeparatedScores() {
        assertEquals(
                new RocCurve.Point(0, 1, 0.3),
                RocCurve.of(TWO_OF_FOUR, new double[] {0.1, 0.2, 0.3, 0.3}).points().get(1));
    }

    @Test
    void passesTheWorstCornerForReversedScores() {
        assertEquals(
                new RocCurve.Point(1, 0, 0.3),
                RocCurve.of(TWO_OF_FOUR, new double[] {0.3, 0.3, 0.1, 0.2}).points().get(1));
    }

    @Test
    void isEmptyForOneClassOrNoImages() {
        assertEquals(
                List.of(), RocCurve.of(new boolean[] {true, true}, new double[] {1, 2}).points());
        assertEquals(List.of(), RocCurve.of(new boolean[] {false}, new double[] {1}).points());
        assertEquals(List.of(), RocCurve.of(new boolean[0], new double[0]).points());
    }

    @Test
    void hasTheReferencesArea() throws IOException {
        MetricsFixture fixture = new MetricsFixture();
        List<RocCurve.Point> points =
                RocCurve.of(fixture.positive(), fixture.array("class.score")).points();
        double area = 0;
        for (int i = 1; i < points.size(); i++)
            area +=
                    (points.get(i).falsePositiveRate() - points.get(i - 1).falsePositiveRate())
                            * (points.get(i).truePositiveRate()
                                    + points.get(i - 1).truePositiveRate())
                            / 2;
        assertEquals(fixture.value("class.auc"), area, 1e-12);
        assertEquals(1, points.get(points.size() - 1).truePositiveRate());
        assertEquals(1, points.get(points.size() - 1).falsePositiveRate());
    }

    @Test
    void refusesWhatHasNoOrderOrNoPartner() {
        double[] withNaN = {0, 1, 2, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> RocCurve.of(TWO_OF_FOUR, withNaN));
        assertThrows(
                IllegalArgumentException.class, () -> RocCurve.of(TWO_OF_FOUR, new double[] {1}));
    }
}
