// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.progress.ClockText;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepLosses;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.ValidationPreview;

/**
 * Writes progress to ImageJ's status line, bar and log, and hands everything on to a window, if
 * there is one. Esc cancels, unless there is a window with a button for that.
 */
final class ImageJProgress implements TrainingListener {
    private final BooleanSupplier canceled;
    private final TrainingListener window; // null without one

    /** Starts to listen; an Esc pressed before does not count. */
    ImageJProgress(BooleanSupplier canceled) {
        this(canceled, null);
    }

    /**
     * Starts to listen.
     *
     * @param window told of everything that ImageJ is, and asked for a cancel; null for none
     */
    ImageJProgress(BooleanSupplier canceled, TrainingListener window) {
        this.canceled = canceled;
        this.window = window;
        IJ.resetEscape();
    }

    @Override
    public boolean acceptData(DataReport report) {
        return window == null || window.acceptData(report);
    }

    @Override
    public Path onSaveFailed(Path file, IOException cause) throws IOException {
        return window == null ? null : window.onSaveFailed(file, cause);
    }

    @Override
    public void progress(String message, double fraction) {
        show(message, fraction);
        if (window != null) window.progress(message, fraction);
    }

    private static void show(String message, double fraction) {
        IJ.showStatus(message);
        IJ.showProgress(fraction);
    }

    @Override
    public void log(String line) {
        IJ.log(line);
        if (window != null) window.log(line);
    }

    @Override
    public boolean isCanceled() {
        return canceled.getAsBoolean()
                || (window == null ? IJ.escapePressed() : window.isCanceled());
    }

    @Override
    public void onResume(List<EpochReport> history) {
        if (window != null) window.onResume(history);
    }

    @Override
    public void onStep(StepReport step) {
        show(describe(step), (double) step.step() / step.steps());
        if (window != null) window.onStep(step);
    }

    @Override
    public void onEpoch(EpochReport epoch) {
        log(describe(epoch));
        if (window != null) window.onEpoch(epoch);
    }

    @Override
    public void onPreview(List<ValidationPreview> previews) {
        if (window != null) window.onPreview(previews);
    }

    @Override
    public void onHold(Duration time, String reason) {
        log(
                reason
                        + " The training waits "
                        + ClockText.of(time)
                        + " minutes for Extend or Finish now; then it ends.");
        if (window != null) window.onHold(time, reason);
    }

    /** The status line of a step; what matters most comes first, since ImageJ cuts long lines. */
    static String describe(StepReport step) {
        StepLosses losses = step.losses();
        return String.format(
                Locale.ROOT,
                "Epoch %d/%d, step %d/%d, %s left (%s passed), loss %.2f%s, %s",
                step.epoch(),
                step.epochs(),
                step.step(),
                step.steps(),
                ClockText.of(step.remaining()),
                ClockText.of(step.elapsed()),
                losses.total(),
                terms(losses),
                step.device());
    }

    /** The log line of an epoch. */
    static String describe(EpochReport epoch) {
        return String.format(
                Locale.ROOT,
                "Epoch %d: loss %.4f%s; validation%s%s%s%s; %s",
                epoch.epoch(),
                epoch.losses().total(),
                terms(epoch.losses()),
                term(" Dice %.4f", epoch.dice()),
                term(" accuracy %.4f", epoch.accuracy()),
                term(" AUC %.4f", epoch.auc()),
                epoch.best() ? " (best so far)" : "",
                ClockText.of(Duration.ofMillis(Math.round(epoch.seconds() * 1000))));
    }

    /** The loss terms that were computed, and how many weak views became pseudo-labels. */
    private static String terms(StepLosses losses) {
        String terms =
                term(", class %.2f", losses.supervised())
                        + term(", pseudo-label %.2f", losses.pseudoLabel())
                        + term(", guessed label %.3f", losses.guessedLabel())
                        + term(", Dice %.2f", losses.dice())
                        + term(", consistency %.3f", losses.consistency());
        return (terms.isEmpty() ? "" : " (" + terms.substring(2) + ")")
                + (Double.isNaN(losses.guessedLabel()) // MixMatch accepts all
                        ? term(", %.0f %% accepted", 100 * losses.pseudoLabels().acceptedShare())
                                + term(
                                        ", %.0f %% of them right",
                                        100 * losses.pseudoLabels().precision())
                        : term(
                                ", %.0f %% of the guesses right",
                                100 * losses.pseudoLabels().precision()));
    }

    private static String term(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
