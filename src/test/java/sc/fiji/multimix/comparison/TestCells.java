// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.List;
import java.util.Map;
import sc.fiji.multimix.training.TrainingSystem;

/** Results made by hand. */
final class TestCells {
    static final List<String> CLASSES = List.of("NORMAL", "PNEUMONIA");

    private TestCells() {}

    static CellResult result(
            TrainingSystem system,
            int masks,
            int labels,
            int repeat,
            double dice,
            double accuracy) {
        Setting setting = new Setting(system, masks, labels);
        return result(new Cell(setting, repeat), dice, accuracy);
    }

    static CellResult result(Cell cell, double dice, double accuracy) {
        TrainingSystem system = cell.setting().system();
        return new CellResult(
                cell,
                cell.repeat(),
                system.classifies() ? CLASSES : List.of(),
                new TrainingSummary(2, 1, dice, accuracy, null, null, null, 10),
                new TestScores(
                        4,
                        6,
                        0,
                        Map.of(
                                "dice",
                                system.segments() ? dice : Double.NaN,
                                "accuracy",
                                system.classifies() ? accuracy : Double.NaN)),
                null,
                12);
    }
}
