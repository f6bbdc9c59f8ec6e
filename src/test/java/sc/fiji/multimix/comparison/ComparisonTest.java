// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.model.DataCounts;
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

    private boolean canceled;

    private final TrainingListener listener =
            new TrainingListener() {
                @Override
                public boolean isCanceled() {
                    return canceled;
                }

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

    private ComparisonFolder open() throws IOException {
        ComparisonSettings settings =
                ComparisonSettings.of(
                        TrainingOptions.FAST, new ComparisonData(null, null, null, null));
        return ComparisonFolder.open(folder, settings, lines::add);
    }

    private ComparisonSummary run(Grid grid, CellTrainer trainer) throws IOException {
        try (ComparisonFolder opened = open()) {
            return new Comparison(
                            opened,
                            List.of(),
                            grid,
                            trainer,
                            new ComparisonReport(opened, grid)::write,
                            listener)
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
    void aSmallerBudgetThanAskedForIsLoggedAndOnThePage() throws IOException {
        ComparisonSummary summary =
                run(
                        Grid.parse("U-Net", "5", "0", 1),
                        (cell, place, progress) -> {
                            CellResult result = TestCells.result(cell, 0.8, 0);
                            return new CellResult(
                                    cell,
                                    1,
                                    List.of(),
                                    result.training(),
                                    new DataCounts(4, 0, 0, 0, 1, 0),
                                    result.inDomain(),
                                    null,
                                    1);
                        });
        String fewer = "learned from 4 of 5 masks, since the others validate";
        assertTrue(lines.get(lines.size() - 1).endsWith(fewer), lines.toString());
        String page = Files.readString(summary.page());
        assertTrue(page.contains("U-Net, 5 masks " + fewer), page);
        assertTrue(page.contains("budgets: masks 1;"), page);
        assertTrue(page.contains("fit the shift of the class scores"), page);
        assertTrue(page.contains("cannot be compared with the published one"), page);
    }

    @Test
    void aCancelBetweenTrainingsSaysHowToGoOnAndWritesTheReport() throws IOException {
        CancellationException e =
                assertThrows(
                        CancellationException.class,
                        () ->
                                run(
                                        GRID,
                                        (cell, place, progress) -> {
                                            canceled = true;
                                            return train(cell, place, progress);
                                        }));
        assertTrue(e.getMessage().contains("1 of 4 trainings are finished"), e.getMessage());
        assertTrue(e.getMessage().contains("Run it again"), e.getMessage());
        String page = Files.readString(folder.resolve("comparison.html"));
        assertTrue(page.contains("Trainings: 1 of 4 finished"), page);
    }

    @Test
    void aCancelBeforeTheFirstResultIsOneToo() throws IOException {
        canceled = true;
        CancellationException e =
                assertThrows(CancellationException.class, () -> run(GRID, this::train));
        assertTrue(e.getMessage().contains("0 of 4 trainings are finished"), e.getMessage());
        assertTrue(Files.exists(folder.resolve("comparison.html")));
    }

    /** A folder in the place of a table, which can no more be replaced than an open file. */
    private Path block(String file) throws IOException {
        if (!Files.exists(folder.resolve("comparison.json"))) open().close();
        Path inner = folder.resolve(file).resolve("inner");
        Files.createDirectories(inner);
        return inner;
    }

    @Test
    void aTableThatIsOpenElsewhereEndsNothing() throws IOException {
        ComparisonSummary summary =
                run(
                        GRID,
                        (cell, place, progress) -> {
                            if (trained.isEmpty()) {
                                block("tables/cells.csv");
                            } else if (trained.size() == 3) {
                                Files.delete(folder.resolve("tables/cells.csv/inner"));
                                Files.delete(folder.resolve("tables/cells.csv"));
                            }
                            return train(cell, place, progress);
                        });
        assertEquals(0, summary.failures());
        assertEquals(5, Files.readAllLines(folder.resolve("tables/cells.csv")).size());
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.startsWith("The results so far could not be written"))
                        .filter(line -> line.contains("cells.csv"))
                        .count(),
                lines.toString());
    }

    @Test
    void aLastReportThatCannotBeWrittenIsToldAndWrittenLater() throws IOException {
        Path inner = block("tables/cells.csv");
        IOException e = assertThrows(IOException.class, () -> run(GRID, this::train));
        assertTrue(e.getMessage().startsWith("The trainings are done and kept"), e.getMessage());
        Files.delete(inner);
        Files.delete(inner.getParent());
        run(GRID, this::train);
        assertEquals(4, trained.size());
        assertTrue(Files.exists(folder.resolve("comparison.html")));
    }

    @Test
    void aCancelIsOneEvenIfTheReportCannotBeWritten() throws IOException {
        block("tables/cells.csv");
        canceled = true;
        assertThrows(CancellationException.class, () -> run(GRID, this::train));
        assertTrue(lines.get(lines.size() - 1).contains("could not be written"), lines.toString());
    }

    @Test
    void aReasonThatCannotBeWrittenDownIsLoggedAndEndsNothing() throws IOException {
        block("cells/U-Net-masks5-repeat1.error.txt");
        ComparisonSummary summary =
                run(
                        GRID,
                        (cell, place, progress) -> {
                            if (cell.name().equals("U-Net-masks5-repeat1"))
                                throw new IOException("bad file");
                            return train(cell, place, progress);
                        });
        assertEquals(1, summary.failures());
        assertEquals(3, trained.size());
        assertTrue(lines.stream().anyMatch(line -> line.endsWith("failed: bad file")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("Tidying up failed too")));
    }

    @Test
    void aBarePathIsNoReason() throws IOException {
        run(
                GRID,
                (cell, place, progress) -> {
                    if (!cell.setting().system().classifies())
                        throw new NoSuchFileException("data/a.png");
                    return train(cell, place, progress);
                });
        String reason = Files.readString(cell("U-Net-masks5-repeat1.error.txt"));
        assertTrue(reason.startsWith("There is no data/a.png"), reason);
    }

    @Test
    void aFolderThatGotItsNameAtTheEndIsNoFailure() throws IOException {
        Path held = cell("U-Net-masks5-repeat1").resolve("held");
        ComparisonSummary summary =
                run(
                        GRID,
                        (cell, place, progress) -> {
                            if (trained.isEmpty()) {
                                Files.createDirectories(held);
                            } else if (trained.size() == 1) {
                                Files.delete(held);
                                Files.delete(held.getParent());
                            }
                            return train(cell, place, progress);
                        });
        assertEquals(0, summary.failures(), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains("could not be renamed")));
        assertFalse(Files.exists(cell("U-Net-masks5-repeat1.error.txt")));
    }

    @Test
    void anOutputInTheDataIsRefusedThroughLinksToo() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        for (Path given : List.of(data, link))
            for (Path output : List.of(data.resolve("new/results"), link.resolve("new/results"))) {
                ComparisonData folders = new ComparisonData(given, null, null, null);
                IllegalArgumentException e =
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> Comparison.refuseInside(output, folders));
                assertTrue(e.getMessage().contains("lies inside"), e.getMessage());
            }
        Comparison.refuseInside(
                folder.resolve("data2"), new ComparisonData(link, null, null, null));
    }

    @Test
    void aCellWithDamagedScoresIsKeptAsideAndDoneAgain() throws IOException {
        run(GRID, this::train);
        Path damaged = cell("MultiMix-masks5-labels10-repeat1");
        for (byte[] torn : List.of(new byte[0], new byte[] {(byte) 0xff, 1}, "{".getBytes(UTF_8))) {
            Files.write(damaged.resolve("scores.json"), torn);
            trained.clear();
            lines.clear();
            assertEquals(0, run(GRID, this::train).failures());
            assertEquals(List.of("MultiMix-masks5-labels10-repeat1"), trained);
            assertTrue(lines.get(0).contains("are damaged"), lines.get(0));
        }
        for (String number : List.of("", "2", "3"))
            assertTrue(Files.exists(Path.of(damaged + ".damaged" + number, "model.zip")), number);
        String page = Files.readString(folder.resolve("comparison.html"));
        assertTrue(page.contains("Trainings: 4 of 4 finished"), page);
    }

    @Test
    void aFinishedCellSaysWhatItTookAndWhatIsLeft() throws IOException {
        run(GRID, this::train);
        assertTrue(lines.get(1).endsWith("; took 0 min 12 s, about 1 min left"), lines.get(1));
        assertTrue(lines.get(4).endsWith("; took 0 min 12 s"), lines.get(4));
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
