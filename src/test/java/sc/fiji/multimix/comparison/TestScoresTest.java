// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.MaskOutcome;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.metrics.BoundaryDistances;

class TestScoresTest {
    private static MaskOutcome outcome(String name, double dice, double distance) {
        return new MaskOutcome(
                name,
                Path.of(name),
                Path.of(name),
                PixelSize.PIXELS,
                dice,
                dice,
                dice,
                dice,
                dice,
                new BoundaryDistances(distance, distance, distance),
                null,
                9,
                9);
    }

    @Test
    void countImagesWithADistance() {
        TestScores scores =
                TestScores.of(
                        new Evaluation(
                                List.of(),
                                List.of(
                                        outcome("a.png", 0.9, 2),
                                        outcome("b.png", 0.8, 4),
                                        outcome("empty.png", 0, Double.NaN)),
                                List.of(),
                                List.of()));
        assertEquals(3, scores.get(Metric.AVERAGE_HAUSDORFF));
        assertEquals(2, scores.defined().get("average_hausdorff_px"));
        assertEquals(3, scores.defined().get("dice"));
        assertEquals(3, scores.masks());
    }

    @Test
    void aModelThatFindsNothingHasNoDistanceButACountOfZero() {
        TestScores scores =
                TestScores.of(
                        new Evaluation(
                                List.of(),
                                List.of(outcome("empty.png", 0, Double.NaN)),
                                List.of(),
                                List.of()));
        assertEquals(Double.NaN, scores.get(Metric.AVERAGE_HAUSDORFF));
        assertEquals(0, scores.defined().get("average_hausdorff_px"));
    }
}
