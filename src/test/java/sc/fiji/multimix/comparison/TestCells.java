// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.List;
import java.util.Map;
import sc.fiji.multimix.model.DataCounts;
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
                new TrainingSummary(2, 8L, 1, dice, accuracy, null, null, null, 10),
                new DataCounts(
                        system.segments() ? cell.setting().masks() : 0,
                        0,
                        system.classifies() ? cell.setting().labels() : 0,
                        0,
                        system.segments() ? 2 : 0,
                        system.classifies() ? 3 : 0),
                new TestScores(
                        4,
                        6,
                        0,
                        Map.of(
                                "dice",
                                system.segments() ? dice : Double.NaN,
                                "accuracy",
                                system.classifies() ? accuracy : Double.NaN),
                        system.segments() ? Map.of("dice", 4) : Map.of()),
                null,
                12);
    }
}
