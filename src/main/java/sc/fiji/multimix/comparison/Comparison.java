// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.image.LocalNames;
import sc.fiji.multimix.image.RealPath;
import sc.fiji.multimix.report.ChartFiles;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/**
 * Trains and tests every cell of a grid into a folder, {@code cells/NAME}, and writes tables, plots
 * and a page of the results.
 *
 * <p>It can be stopped and continued: a finished cell is never done again, one that was broken off
 * is done anew, one that failed is tried again, one whose scores are damaged is set aside. A
 * failing cell does not end the rest.
 */
public final class Comparison {
    private final ComparisonFolder folder;
    private final Collection<Path> dataFolders;
    private final Grid grid;
    private final CellTrainer trainer;
    private final GuardedReport report;
    private final TrainingListener listener;
    private final RemainingTime remaining = new RemainingTime();
    private String firstFailure;

    Comparison(
            ComparisonFolder folder,
            Collection<Path> dataFolders,
            Grid grid,
            CellTrainer trainer,
            GuardedReport.Report report,
            TrainingListener listener) {
        this.folder = folder;
        this.dataFolders = dataFolders;
        this.grid = grid;
        this.trainer = trainer;
        this.report = new GuardedReport(report, listener);
        this.listener = listener;
    }

    /**
     * Does a comparison, or goes on with one.
     *
     * @param output folder for everything; empty, new, or of an earlier comparison of the same data
     *     and options, to which systems, budgets and repeats may be added
     * @param options of every training; system and budgets are the grid's, and repeat r (from 1)
     *     has the seed + r - 1. All have the same number of steps; if the options leave it open, an
     *     epoch is one pass over the training images of the larger folder
     * @param listener told of the progress; may cancel: finished cells are kept
     * @throws IllegalArgumentException if the data do not suffice for the grid
     * @throws IOException if the data or the output folder cannot be used, or charts cannot be
     *     drawn; nothing is changed then
     * @throws IllegalStateException if every cell has failed
     * @throws CancellationException if the listener cancels
     */
    public static ComparisonSummary run(
            ComparisonData data,
            Path output,
            Grid grid,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        try {
            ChartFiles.check();
            refuseInside(output, data);
            listener.progress("Looking at the data", 0);
            TestSets sets = TestSets.find(data, grid);
            TrainingOptions equal = EqualSteps.of(options, data);
            ComparisonSettings settings = ComparisonSettings.of(equal, data);
            try (ComparisonFolder folder = ComparisonFolder.open(output, settings, listener::log)) {
                return new Comparison(
                                folder,
                                data.folders().values(),
                                grid,
                                new TestedCellTrainer(data, sets, equal),
                                new ComparisonReport(folder, grid)::write,
                                listener)
                        .run();
            }
        } catch (FileSystemException e) {
            throw FileProblem.worded(e);
        }
    }

    /** Results among the data would be taken for data. */
    static void refuseInside(Path output, ComparisonData data) throws IOException {
        for (Map.Entry<String, Path> folder : data.folders().entrySet())
            if (RealPath.isInside(output, folder.getValue()))
                throw new IllegalArgumentException(
                        "The output "
                                + output
                                + " lies inside the "
                                + folder.getKey()
                                + " folder "
                                + folder.getValue()
                                + ". Choose an output outside the data.");
    }

    /** Does all cells that are not finished, and reports after each repeat. */
    ComparisonSummary run() throws IOException {
        CellFolders cells = folder.cells();
        cells.settleUnfinished().forEach(listener::log);
        cells.setDamagedAside().forEach(listener::log);
        for (CellResult result : cells.results()) remaining.add(result);
        List<Cell> all = grid.cells();
        long finished = all.stream().filter(cells::isFinished).count();
        listener.log(
                "Comparison of "
                        + all.size()
                        + " trainings"
                        + (finished == 0 ? "." : ", " + finished + " of them finished before."));
        try {
            for (int i = 0; i < all.size(); i++) {
                boolean repeatEnds = i > 0 && all.get(i).repeat() != all.get(i - 1).repeat();
                if (repeatEnds) report.interim();
                if (cells.isFinished(all.get(i))) continue;
                listener.checkCanceled();
                remaining.start(
                        all.subList(i + 1, all.size()).stream()
                                .filter(cell -> !cells.isFinished(cell))
                                .toList());
                work(
                        all.get(i),
                        new CellProgress(listener, all.get(i), i + 1, all.size(), remaining));
            }
        } catch (CancellationException e) {
            report.interim();
            throw canceled(cells, e);
        }
        listener.progress("Writing the results", 1);
        cells.settleUnfinished().forEach(listener::log);
        Path page = report.last();
        int failures = (int) all.stream().filter(cell -> !cells.isFinished(cell)).count();
        if (failures == all.size())
            throw new IllegalStateException(
                    "All "
                            + failures
                            + " trainings failed. The first: "
                            + firstFailure
                            + " The reasons are in "
                            + cells.error(all.get(0)).getParent());
        return new ComparisonSummary(page, all.size(), failures);
    }

    private void work(Cell cell, CellProgress progress) {
        CellFolders cells = folder.cells();
        progress.progress("starting", 0);
        try {
            CellResult result =
                    cells.finish(
                            cell,
                            place -> {
                                CellResult trained = trainer.train(cell, place, progress);
                                writeLog(progress.lines(), place.resolve("log.txt"));
                                return trained;
                            });
            remaining.add(result);
            String left = remaining.afterwards();
            listener.log(
                    progress.title()
                            + ": "
                            + inWords(result)
                            + (left.isEmpty() ? "" : ", " + left));
            if (!result.fewer().isEmpty())
                listener.log(progress.title() + ": learned from " + result.fewer());
        } catch (CancellationException e) {
            attempt(() -> cells.discard(cell));
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            String reason = local(FileProblem.inWords(e));
            listener.log(progress.title() + " failed: " + reason);
            if (firstFailure == null) firstFailure = reason.lines().findFirst().orElse("");
            String text = reason + "\n\n" + String.join("\n", progress.lines());
            attempt(() -> cells.fail(cell, text));
            attempt(() -> cells.discard(cell));
        }
    }

    /** An error that is kept, without the places of the user's folders. */
    private String local(String error) {
        String local = LocalNames.below(folder.path(), error);
        for (Path data : dataFolders) local = LocalNames.below(data, local);
        return local;
    }

    /** Tidying after a failure; its own failure ends nothing. */
    @FunctionalInterface
    private interface Tidying {
        void run() throws IOException;
    }

    private void attempt(Tidying tidying) {
        try {
            tidying.run();
        } catch (IOException | RuntimeException e) {
            listener.log("Tidying up failed too: " + FileProblem.inWords(e));
        }
    }

    private CancellationException canceled(CellFolders cells, CancellationException cause) {
        long finished = grid.cells().stream().filter(cells::isFinished).count();
        CancellationException canceled =
                new CancellationException(
                        "The comparison was canceled; "
                                + finished
                                + " of "
                                + grid.cells().size()
                                + " trainings are finished and kept in "
                                + folder.path()
                                + ". Run it again with the same values to go on.");
        canceled.initCause(cause);
        return canceled;
    }

    private static void writeLog(List<String> lines, Path file) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    private static String inWords(CellResult result) {
        StringBuilder text = new StringBuilder();
        for (Domain domain : Domain.values()) {
            TestScores scores = result.scores(domain);
            if (scores == null) continue;
            text.append(domain.fileName());
            append(text, " Dice ", scores.get(Metric.DICE));
            append(text, " accuracy ", scores.get(Metric.ACCURACY));
            append(text, " AUC ", scores.get(Metric.AUC));
            text.append("; ");
        }
        return text + "took " + RemainingTime.inWords(result.seconds());
    }

    private static void append(StringBuilder text, String name, double value) {
        if (!Double.isNaN(value))
            text.append(name).append(String.format(Locale.ROOT, "%.3f", value));
    }
}
