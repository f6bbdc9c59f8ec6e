// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/** The work on the cells, with a trainer that trains nothing. */
class ComparisonTest {
    private static final Grid GRID = Grid.parse("U-Net,MultiMix", "5", "10", 2);

    @TempDir private Path folder;
    private final List<String> trained = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<Double> fractions = new ArrayList<>();

    private final TrainingListener listener =
            new TrainingListener() {
                @Override
                public void progress(String message, double fraction) {
                    messages.add(message);
                    fractions.add(fraction);
                }

                @Override
                public void log(String line) {
                    lines.add(line);
                }
            };

    private CellResult train(Cell cell, Path place, TrainingListener progress) throws IOException {
        trained.add(cell.name());
        try (var files = Files.list(place)) {
            assertEquals(List.of(), files.toList());
        }
        Files.writeString(place.resolve("model.zip"), "weights");
        progress.log("a line");
        return TestCells.result(cell, 0.8 + 0.01 * cell.repeat(), 0.7);
    }

    private ComparisonSummary run(Grid grid, CellTrainer trainer) throws IOException {
        ComparisonSettings settings =
                ComparisonSettings.of(
                        TrainingOptions.FAST, new ComparisonData(null, null, null, null));
        try (ComparisonFolder opened = ComparisonFolder.open(folder, settings, lines::add)) {
            return new Comparison(
                            opened, grid, trainer, new ComparisonReport(opened, grid), listener)
                    .run();
        }
    }

    private Path cell(String name) {
        return folder.resolve("cells").resolve(name);
    }

    @Test
    void everyCellHasItsFolderAndThereIsAPage() throws IOException {
        ComparisonSummary summary = run(GRID, this::train);
        assertEquals(new ComparisonSummary(folder.resolve("comparison.html"), 4, 0), summary);
        for (String name : trained) {
            assertTrue(Files.exists(cell(name).resolve("model.zip")), name);
            assertEquals("a line\n", Files.readString(cell(name).resolve("log.txt")));
            assertEquals(name, CellResult.read(cell(name).resolve("scores.json")).cell().name());
        }
        String page = Files.readString(summary.page());
        assertTrue(page.contains("0.815 ± 0.007"), page);
        assertFalse(page.contains("src=\"http"), "the page must stand alone");
        for (String file :
                List.of(
                        "tables/in-domain.csv",
                        "tables/in-domain.tex",
                        "tables/cells.csv",
                        "tables/differences.csv",
                        "plots/in-domain-dice-labels-10.png",
                        "plots/in-domain-accuracy-masks-5.svg"))
            assertTrue(Files.size(folder.resolve(file)) > 0, file);
        assertFalse(Files.exists(folder.resolve("tables/cross-domain.csv")));
    }

    @Test
    void aFinishedCellIsNeverTouchedAgainAndMoreMayBeAdded() throws IOException {
        run(GRID, this::train);
        Path scores = cell(trained.get(0)).resolve("scores.json");
        FileTime then = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(scores, then);
        trained.clear();
        run(GRID, this::train);
        assertEquals(List.of(), trained);
        run(Grid.parse("U-Net,Enc", "5,7", "10", 1), this::train);
        assertEquals(List.of("U-Net-masks7-repeat1", "Enc-labels10-repeat1"), trained);
        assertEquals(then, Files.getLastModifiedTime(scores));
        String page = Files.readString(folder.resolve("comparison.html"));
        assertTrue(page.contains("MultiMix</td>"), "earlier systems stay in the tables");
    }

    @Test
    void aHalfMadeCellIsDoneAnew() throws IOException {
        Path half = cell(".U-Net-masks5-repeat1.unfinished");
        run(Grid.parse("Enc", "0", "10", 1), this::train);
        Files.createDirectories(half.resolve("inner"));
        Files.writeString(half.resolve("inner/model.zip"), "half");
        trained.clear();
        run(GRID, this::train);
        assertEquals(4, trained.size());
        assertFalse(Files.exists(half));
        assertFalse(Files.exists(cell("U-Net-masks5-repeat1").resolve("inner")));
    }

    @Test
    void aFailingCellDoesNotEndTheRestAndIsTriedAgain() throws IOException {
        List<Throwable> failures =
                List.of(new IOException("bad file"), new OutOfMemoryError("heap"));
        for (Throwable failure : failures) {
            ComparisonSummary summary =
                    run(
                            GRID,
                            (cell, place, progress) -> {
                                if (cell.name().equals("U-Net-masks5-repeat1")) {
                                    if (failure instanceof IOException e) throw e;
                                    throw (OutOfMemoryError) failure;
                                }
                                return train(cell, place, progress);
                            });
            assertEquals(1, summary.failures());
            Path error = cell("U-Net-masks5-repeat1.error.txt");
            assertTrue(Files.readString(error).startsWith(failure.getMessage()));
        }
        assertEquals(3, trained.size());
        assertTrue(Files.readString(folder.resolve("comparison.html")).contains("1 (1 failed)"));
        assertEquals(0, run(GRID, this::train).failures());
        assertFalse(Files.exists(cell("U-Net-masks5-repeat1.error.txt")));
    }

    @Test
    void aSystemThatAlwaysFailedIsShownAsFailed() throws IOException {
        run(
                GRID,
                (cell, place, progress) -> {
                    if (!cell.setting().system().classifies()) throw new IOException("bad");
                    return train(cell, place, progress);
                });
        String tex = Files.readString(folder.resolve("tables/in-domain.tex"));
        assertTrue(tex.contains("U-Net &  & 5 & failed & failed"), tex);
    }

    @Test
    void ifAllFailTheFirstReasonIsTold() {
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                run(
                                        GRID,
                                        (cell, place, progress) -> {
                                            throw new IllegalArgumentException("too small");
                                        }));
        assertTrue(e.getMessage().startsWith("All 4 trainings failed."), e.getMessage());
        assertTrue(e.getMessage().contains("too small"), e.getMessage());
    }

    @Test
    void anErrorInTheProgramEndsAll() {
        assertThrows(
                AssertionError.class,
                () ->
                        run(
                                GRID,
                                (cell, place, progress) -> {
                                    throw new AssertionError("bug");
                                }));
    }

    @Test
    void aCancelKeepsWhatIsFinishedAndLeavesNothingHalf() throws IOException {
        CancellationException e =
                assertThrows(
                        CancellationException.class,
                        () ->
                                run(
                                        GRID,
                                        (cell, place, progress) -> {
                                            if (trained.size() == 2)
                                                throw new CancellationException("Esc");
                                            return train(cell, place, progress);
                                        }));
        assertTrue(e.getMessage().contains("2 of 4 trainings are finished"), e.getMessage());
        try (var files = Files.list(folder.resolve("cells"))) {
            assertEquals(2, files.count());
        }
        assertTrue(Files.exists(folder.resolve("comparison.html")), "the first repeat is complete");
        run(GRID, this::train);
        assertEquals(4, trained.size());
    }

    @Test
    void progressIsThatOfTheWhole() throws IOException {
        run(GRID, this::train);
        assertTrue(
                messages.contains("Cell 2/4: MultiMix, 5 masks, 10 labels, repeat 1: starting"),
                messages.toString());
        List<Double> sorted = fractions.stream().sorted().toList();
        assertEquals(sorted, fractions);
        assertEquals(1, fractions.get(fractions.size() - 1));
        assertEquals(5, lines.size(), lines.toString());
    }
}
