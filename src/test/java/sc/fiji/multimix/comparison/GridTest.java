// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingSystem;

class GridTest {
    private static List<String> names(Grid grid) {
        return grid.cells().stream().map(Cell::name).toList();
    }

    @Test
    void aSystemWithoutABudgetIsTrainedOnceForEachOfTheOther() {
        Grid grid = Grid.parse("U-Net,Enc,UMTL", "10,full", "100,20", 1);
        assertEquals(
                List.of(
                        "U-Net-masks10-repeat1",
                        "U-Net-masksAll-repeat1",
                        "Enc-labels20-repeat1",
                        "Enc-labels100-repeat1",
                        "UMTL-masks10-labels20-repeat1",
                        "UMTL-masksAll-labels20-repeat1",
                        "UMTL-masks10-labels100-repeat1",
                        "UMTL-masksAll-labels100-repeat1"),
                names(grid));
    }

    @Test
    void cellsComeRepeatByRepeatOverAllSystems() {
        assertEquals(
                List.of(
                        "U-Net-masksAll-repeat1",
                        "Enc-labelsAll-repeat1",
                        "U-Net-masksAll-repeat2",
                        "Enc-labelsAll-repeat2"),
                names(Grid.parse("Enc,U-Net", "0", "0", 2)));
    }

    @Test
    void thePapersGridHas60CellsPerRepeatWithEncMm() {
        Grid grid = Grid.parse("all", "10,50,full", "100,1000,full", 1);
        // 3 of U-Net, 3 of each of three Enc, 9 of each of five others
        assertEquals(3 + 3 * 3 + 5 * 9, grid.cells().size());
    }

    @Test
    void eachRepeatHasTheNextSeed() {
        TrainingOptions options = TrainingOptions.FAST.withSeed(7);
        Setting setting = new Setting(TrainingSystem.UMTL_S, 10, 20);
        assertEquals(7, new Cell(setting, 1).options(options).seed());
        TrainingOptions third = new Cell(setting, 3).options(options);
        assertEquals(9, third.seed());
        assertEquals(TrainingSystem.UMTL_S, third.system());
        assertEquals(10, third.masks());
        assertEquals(20, third.labels());
    }

    @Test
    void listsAreReadInAnyCaseWithSpacesAndWithoutRepetition() {
        Grid grid = Grid.parse(" multimix , u-net,MultiMix", "0, Full,all,5", " 3 ", 1);
        assertEquals(List.of(TrainingSystem.MULTIMIX, TrainingSystem.U_NET), grid.systems());
        assertEquals(List.of(0, 5), grid.masks());
        assertEquals(List.of(3), grid.labels());
        assertEquals(9, Grid.parse("All", "0", "0", 1).systems().size());
    }

    @Test
    void aWrongEntryIsNamedWithWhatIsPossible() {
        assertFails(
                () -> Grid.parse("UMTL,Unet", "0", "0", 1),
                "'systems' has the entry 'Unet'",
                "U-Net, Enc, Enc-SSL, Enc-MM, UMTL, UMTL-S, UMTL-SSL, UMTL-SSL-S, MultiMix");
        assertFails(() -> Grid.parse("all", "10,-5", "0", 1), "'masks' has the entry '-5'", "full");
        assertFails(
                () -> Grid.parse("all", "0", "1e3", 1), "'labels' has the entry '1e3'", "whole");
        assertFails(() -> Grid.parse("all", "10,,50", "0", 1), "'masks' is '10,,50'", "10,50,0");
        assertFails(() -> Grid.parse("", "10", "0", 1), "'systems' is ''", "MultiMix,UMTL");
        assertFails(() -> Grid.parse("all", "10", "0", 0), "'repeats'", "but is 0");
    }

    private static void assertFails(Executable work, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, work).getMessage();
        for (String part : parts) assertTrue(message.contains(part), message);
    }
}
