// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.StepLosses;

class TrainingHistoryTest {
    private static final StepLosses LOSSES = Reports.losses(0.5, 0.25, Reports.SOME);

    private final TrainingHistory history = new TrainingHistory();

    @Test
    void placesStepsByEpochs() {
        for (int step = 1; step <= 5; step++) history.add(Reports.step(step, 4, 10, LOSSES));
        ThinnedSeries dice = history.steps(TrainingQuantity.DICE_LOSS);
        assertEquals(0.25, dice.x(0));
        assertEquals(1.25, dice.x(4));
        assertEquals(0.25, dice.y(4));
    }

    @Test
    void anExtensionMovesNoStep() {
        history.add(Reports.step(4, 4, 1, LOSSES));
        history.add(Reports.step(5, 4, 3, LOSSES));
        assertEquals(1.25, history.steps(TrainingQuantity.TOTAL).x(1));
        assertFalse(history.isSecond());
    }

    @Test
    void knowsTheEpochsBeforeTheLastExtension() {
        history.add(Reports.step(4, 4, 2, LOSSES));
        history.add(Reports.epoch(1, LOSSES, 0.8, 0.7, 0.9));
        history.add(Reports.step(5, 4, 2, LOSSES));
        assertEquals(0, history.epochsAtExtension());
        history.add(Reports.step(6, 4, 3, LOSSES));
        assertEquals(1, history.epochsAtExtension());
        history.add(Reports.step(1, 4, 2, LOSSES)); // of the twin
        assertEquals(1, history.epochsAtExtension());
    }

    @Test
    void leavesTheTwinOut() {
        history.add(Reports.step(1, 4, 2, LOSSES));
        history.add(Reports.epoch(1, LOSSES, 0.8, 0.7, 0.9));
        history.add(Reports.step(1, 4, 2, LOSSES));
        history.add(Reports.epoch(1, LOSSES, 0.1, 0.1, 0.1));
        assertTrue(history.isSecond());
        assertEquals(1, history.epochs().size());
        assertEquals(1, history.steps(TrainingQuantity.TOTAL).size());
    }

    @Test
    void knowsWhatWasReported() {
        assertFalse(history.isDefined(TrainingQuantity.TOTAL));
        history.add(Reports.step(1, 4, 2, LOSSES));
        assertTrue(history.isDefined(TrainingQuantity.TOTAL));
        assertFalse(history.isDefined(TrainingQuantity.GUESSED_LABEL));
        assertFalse(history.isDefined(TrainingQuantity.DICE));
        history.add(Reports.epoch(1, LOSSES, 0.8, Double.NaN, Double.NaN));
        assertTrue(history.isDefined(TrainingQuantity.DICE));
        assertFalse(history.isDefined(TrainingQuantity.ACCURACY));
        assertNull(history.steps(TrainingQuantity.DICE));
    }

    @Test
    void logarithmicCurvesHaveGapsForZeros() {
        history.add(Reports.step(1, 4, 2, Reports.losses(0, 0.5, Reports.SOME)));
        CurvesDataset curves =
                new CurvesDataset(history, TrainingQuantity.of(TrainingQuantity.Kind.LOSS), true);
        assertEquals(0.0, curves.getYValue(1, 0));
        curves.setPositive(true);
        assertTrue(Double.isNaN(curves.getYValue(1, 0)));
        assertEquals(0.5, curves.getYValue(4, 0));
    }
}
