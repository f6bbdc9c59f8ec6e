// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.model.DataCounts;
import sc.fiji.multimix.training.TrainingSystem;

class UsedImagesTest {
    @TempDir private Path folder;

    private static CellResult result(int repeat, Long steps, DataCounts images, int unreadable) {
        return new CellResult(
                new Cell(new Setting(TrainingSystem.UMTL, 10, 4), repeat),
                1,
                TestCells.CLASSES,
                new TrainingSummary(1, steps, 1, null, null, null, null, null, 1),
                images,
                new TestScores(5, 6, unreadable, Map.of(), Map.of()),
                null,
                1);
    }

    private static UsedImages images(CellResult... results) {
        return new UsedImages(SettingResult.all(List.of(results), List.of()));
    }

    @Test
    void whereFewerWereUsedThanAskedForItIsSaid() {
        CellResult fewer = result(1, 9L, new DataCounts(8, 0, 4, 0, 2, 7), 0);
        assertEquals("8 of 10 masks, since the others validate", fewer.fewer());
        UsedImages images = images(fewer, result(2, 9L, new DataCounts(10, 0, 4, 0, 3, 7), 0));
        assertEquals(
                List.of(
                        "UMTL, 10 masks, 4 labels learned from 8 of 10 masks, since the others"
                                + " validate."),
                images.notes());
        assertEquals(
                List.of("UMTL, 10 masks, 4 labels", "8 to 10", "0", "2 to 3", "4", "0", "7", "9"),
                images.rows().get(0));
        assertEquals(
                "8 of 10 masks and 3 of 4 labels, since the others validate",
                result(1, 9L, new DataCounts(8, 0, 3, 0, 2, 1), 0).fewer());
    }

    @Test
    void validationImagesAreCountedAndWhatTheyDo() {
        UsedImages images = images(result(1, 9L, new DataCounts(10, 0, 4, 0, 3, 7), 0));
        assertEquals(List.of(), images.notes());
        assertEquals(
                "Validation images, in addition to the budgets: masks 3, labels 7; they choose"
                        + " the best epoch and fit the shift of the class scores",
                images.validation(true));
        assertTrue(images.validation(false).endsWith("choose the best epoch"));
        assertEquals("Steps of each training: 9", images.steps());
    }

    @Test
    void unreadableTestImagesAreCounted() {
        UsedImages images = images(result(1, 9L, new DataCounts(10, 0, 4, 0, 3, 7), 2));
        assertEquals(
                "Test images: in-domain 5 masks and 6 labels, 2 that could not be read",
                images.tested());
        assertTrue(images.notes().get(0).contains("2 could not be read"), images.notes().get(0));
    }

    @Test
    void aFileOfAnEarlierVersionIsReadAndWhatItLacksIsNotKnown() throws IOException {
        Path file = folder.resolve("scores.json");
        Files.writeString(
                file,
                """
                {"cell": {"setting": {"system": "UMTL", "masks": 10, "labels": 4}, "repeat": 1},
                 "seed": 1, "classNames": ["A", "B"],
                 "training": {"epochs": 2, "bestEpoch": 2, "dice": 0.94, "seconds": 45},
                 "inDomain": {"masks": 40, "labels": 0, "unreadable": 0,
                              "values": {"dice": 0.94, "average_hausdorff_px": 2.4}},
                 "seconds": 48}
                """);
        CellResult old = CellResult.read(file);
        assertNull(old.images());
        assertNull(old.training().steps());
        assertEquals("", old.fewer());
        UsedImages images = images(old);
        assertEquals("not known", images.rows().get(0).get(1));
        assertEquals("Steps of each training: not known", images.steps());
        assertTrue(images.validation(false).contains("budgets: not known;"));
        UsedImages mixed = images(old, result(2, 9L, new DataCounts(10, 0, 4, 0, 3, 7), 0));
        assertEquals("10 or not known", mixed.rows().get(0).get(1));
        assertEquals("Steps of each training: 9 or not known", mixed.steps());
        assertTrue(images.notes().get(0).startsWith("Of 1 trainings, done by an earlier version"));
        TableScore score =
                TableScore.of(
                        new SettingResult(old.cell().setting(), List.of(old), 0),
                        Domain.IN,
                        Column.all(List.of()).stream()
                                .filter(column -> column.symbol().equals("HD"))
                                .findFirst()
                                .orElseThrow());
        assertEquals(new TableScore(score.value(), null, 40), score);
        assertEquals("", score.mark());
        assertTrue(CellsTable.csv(List.of(old)).contains("in-domain,,,,,,,2,,2,0.940000"));
    }

    @Test
    void newNumbersSurviveTheFile() throws IOException {
        Path file = folder.resolve("scores.json");
        CellResult result = TestCells.result(TrainingSystem.UMTL, 10, 4, 1, 0.8, 0.7);
        result.write(file);
        assertEquals(result, CellResult.read(file));
    }
}
