// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.training.TrainingSystem;

/** A folder with a file in the place of a training's stands for a name that Windows refuses. */
class CellFoldersTest {
    private static final Cell CELL = new Cell(new Setting(TrainingSystem.UMTL, 5, 10), 1);
    private static final CellResult RESULT = TestCells.result(CELL, 0.8, 0.7);

    @TempDir private Path folder;
    private CellFolders cells;
    private Path named;
    private Path unfinished;

    @BeforeEach
    void open() {
        cells = new CellFolders(folder);
        named = folder.resolve(CELL.name());
        unfinished = folder.resolve("." + CELL.name() + ".unfinished");
    }

    private void block() throws IOException {
        Files.createDirectories(named);
        Files.writeString(named.resolve("held"), "");
    }

    private void unblock() {
        try {
            Files.delete(named.resolve("held"));
            Files.delete(named);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CellResult finishBlocked(Runnable whileWaiting) throws IOException {
        return cells.finish(
                CELL,
                place -> {
                    Files.writeString(place.resolve("model.zip"), "weights");
                    block();
                    whileWaiting.run();
                    return RESULT;
                });
    }

    @Test
    void theNameIsTriedAgain() throws IOException {
        CellResult result =
                finishBlocked(
                        () ->
                                CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS)
                                        .execute(this::unblock));
        assertEquals(CELL, result.cell());
        assertTrue(cells.isFinished(CELL));
    }

    @Test
    void aCompleteTrainingWithoutItsNameIsKeptAndGetsItLater() throws IOException {
        IOException e = assertThrows(IOException.class, () -> finishBlocked(() -> {}));
        assertTrue(e.getMessage().startsWith("The training is complete"), e.getMessage());
        assertTrue(e.getMessage().contains(CELL.name()), e.getMessage());
        cells.fail(CELL, e.getMessage());
        cells.discard(CELL);
        assertTrue(Files.exists(unfinished.resolve("model.zip")));
        assertFalse(cells.isFinished(CELL));
        unblock();

        assertEquals(List.of(), cells.settleUnfinished());
        assertTrue(cells.isFinished(CELL));
        assertFalse(Files.exists(unfinished));
        assertFalse(Files.exists(cells.error(CELL)));
        assertEquals("weights", Files.readString(named.resolve("model.zip")));
    }

    @Test
    void aCompleteTrainingIsNotDoneAgain() throws IOException {
        Files.createDirectories(unfinished);
        RESULT.write(unfinished.resolve("scores.json"));
        CellResult result =
                cells.finish(
                        CELL,
                        place -> {
                            throw new AssertionError("trained again");
                        });
        assertEquals(CELL, result.cell());
        assertTrue(cells.isFinished(CELL));
    }

    @Test
    void whatCannotBeSettledIsToldAndKept() throws IOException {
        Files.createDirectories(unfinished);
        RESULT.write(unfinished.resolve("scores.json"));
        block();
        List<String> problems = cells.settleUnfinished();
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).contains("could not be renamed"), problems.get(0));
        assertTrue(Files.exists(unfinished.resolve("scores.json")));
    }

    @Test
    void aFolderWithoutScoresIsNotFinishedAndNotOverwritten() throws IOException {
        block();
        assertFalse(cells.isFinished(CELL));
        IOException e =
                assertThrows(
                        IOException.class,
                        () ->
                                cells.finish(
                                        CELL,
                                        place -> {
                                            throw new AssertionError("trained in vain");
                                        }));
        assertTrue(e.getMessage().contains("has no scores.json"), e.getMessage());
        assertTrue(Files.exists(named.resolve("held")));
    }

    @Test
    void foldersOfOthersAreNoTrainings() throws IOException {
        cells.finish(CELL, place -> RESULT);
        Files.createDirectories(folder.resolve("@eaDir/" + CELL.name()));
        Files.createDirectories(folder.resolve("Enc-labels10-repeat1"));
        Path copy = Files.createDirectories(folder.resolve(CELL.name() + " - Copy"));
        RESULT.write(copy.resolve("scores.json"));
        Path mine = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(mine.resolve("scores.json"), "my own");
        assertEquals(List.of(CELL), cells.results().stream().map(CellResult::cell).toList());
    }
}
