// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingListener;

/** Shows one training as a part of the whole comparison and keeps what it logs. */
final class CellProgress implements TrainingListener {
    private final TrainingListener listener;
    private final Cell cell;
    private final int number;
    private final int cells;
    private final RemainingTime remaining;
    private volatile double trained;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /**
     * Progress of a training.
     *
     * @param number of the cell, from 1
     * @param cells number of all cells
     */
    CellProgress(
            TrainingListener listener, Cell cell, int number, int cells, RemainingTime remaining) {
        this.listener = listener;
        this.cell = cell;
        this.number = number;
        this.cells = cells;
        this.remaining = remaining;
    }

    /** For example "Cell 5/27: UMTL-SSL, 10 masks, 100 labels, repeat 1". */
    String title() {
        return "Cell " + number + "/" + cells + ": " + cell.inWords();
    }

    @Override
    public void progress(String message, double fraction) {
        listener.progress(title() + ": " + message, overall());
    }

    @Override
    public void onStep(StepReport step) {
        remaining.update(step.elapsed().plus(step.remaining()));
        trained = (double) step.step() / step.steps();
        String left = remaining.inWords(step.elapsed());
        listener.progress(
                title()
                        + ", epoch "
                        + step.epoch()
                        + "/"
                        + step.epochs()
                        + (left.isEmpty() ? "" : "; " + left + " left of all"),
                overall());
    }

    /** Reading counts as nothing, testing as the end of the training. */
    private double overall() {
        return (number - 1 + trained) / cells;
    }

    @Override
    public void onEpoch(EpochReport epoch) {
        log(
                String.format(
                        Locale.ROOT,
                        "Epoch %d: loss %.4f; validation Dice %.4f, accuracy %.4f, AUC %.4f;"
                                + " accepted %.2f, right %.2f; %.0f s",
                        epoch.epoch(),
                        epoch.losses().total(),
                        epoch.dice(),
                        epoch.accuracy(),
                        epoch.auc(),
                        epoch.losses().pseudoLabels().acceptedShare(),
                        epoch.losses().pseudoLabels().precision(),
                        epoch.seconds()));
    }

    /** A training of a comparison belongs into its folder: it fails, and can be done again. */
    @Override
    public Path onSaveFailed(Path file, IOException cause) throws IOException {
        throw cause;
    }

    /** Kept for the training's own log; the comparison's has a line per training. */
    @Override
    public void log(String line) {
        lines.add(line);
    }

    /** What the training logged. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public boolean isCanceled() {
        return listener.isCanceled();
    }
}
