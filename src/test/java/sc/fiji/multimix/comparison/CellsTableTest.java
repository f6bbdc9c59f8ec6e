// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingSystem;

class CellsTableTest {
    private static String field(List<String> lines, String name) {
        int column = List.of(lines.get(0).split(",")).indexOf(name);
        return lines.get(1).split(",", -1)[column];
    }

    @Test
    void smallScoresKeepTheirDigits() {
        List<String> lines =
                CellsTable.csv(
                                List.of(
                                        TestCells.result(
                                                TrainingSystem.UMTL, 5, 10, 1, 1.5e-7, 0.75)))
                        .lines()
                        .toList();
        assertEquals("1.50000e-07", field(lines, "dice"));
        assertEquals("0.750000", field(lines, "accuracy"));
    }

    @Test
    void whatIsNotDefinedIsEmpty() {
        CellResult uNet = TestCells.result(TrainingSystem.U_NET, 5, 0, 1, 0.5, Double.NaN);
        CellResult umtl = TestCells.result(TrainingSystem.UMTL, 5, 10, 1, 0.5, 0.75);
        List<String> lines = CellsTable.csv(List.of(uNet, umtl)).lines().toList();
        for (String name : List.of("labels", "accuracy", "accepted_share", "validation_accuracy"))
            assertEquals("", field(lines, name), name);
    }
}
