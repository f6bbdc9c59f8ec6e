// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;
import sc.fiji.multimix.training.StepLosses;

class TrainingCurvesTest {
    private final TrainingCurves curves =
            new TrainingCurves(List.of(epoch(1, 2f, 0.8), epoch(2, 1f, 0.9)));

    @Test
    void tableHasARowPerEpoch() {
        ResultsTable table = curves.table();
        assertEquals(2, table.size());
        assertEquals(2, table.getValue("epoch", 1));
        assertEquals(1, table.getValue("loss_total", 1));
        assertEquals(0.9, table.getValue("Dice", 1));
        assertEquals(0.5, table.getValue("accepted_pseudo-labels", 0));
        assertEquals(0.75, table.getValue("right_pseudo-labels", 0));
        assertTrue(Double.isNaN(table.getValue("loss_guessed_label", 0)));
        assertTrue(Double.isNaN(table.getValue("AUC", 0)));
    }

    @Test
    void plotsHoldOneCurveForEachDefinedQuantity() {
        assertEquals(5, objects(curves.losses()));
        assertEquals(4, objects(curves.validation())); // without the undefined AUC
    }

    private static int objects(ImagePlus plot) {
        ij.gui.Plot made = (ij.gui.Plot) plot.getProperty(ij.gui.Plot.PROPERTY_KEY);
        return made.getDataObjectDesignations().length;
    }

    private static EpochReport epoch(int number, float loss, double dice) {
        StepLosses losses =
                new StepLosses(
                        0.5f,
                        0.25f,
                        Float.NaN,
                        0.125f,
                        0.0625f,
                        loss,
                        new PseudoLabelCounts(12, 6, 4, 3));
        return new EpochReport(
                number, losses, 1e-3f, dice, 0.7, Double.NaN, dice, true, List.of(), 10.0 * number);
    }
}
