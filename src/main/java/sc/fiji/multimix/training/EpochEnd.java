// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.util.List;
import sc.fiji.multimix.network.NetworkSession;

/** What happens after an epoch: validation, checkpoint, reports. */
final class EpochEnd {
    private final NetworkSession network;
    private final Validation validation;
    private final ValidationPreviews previews;
    private final Checkpoints checkpoints;
    private final ModelSaving saving;
    private final TrainingSchedule schedule;
    private final TrainingClock clock;
    private final TrainingListener listener;
    private volatile boolean running;

    /**
     * The end of each epoch of a training.
     *
     * @param network that is validated and saved
     */
    EpochEnd(
            NetworkSession network,
            Validation validation,
            ValidationPreviews previews,
            Checkpoints checkpoints,
            TrainingSchedule schedule,
            TrainingClock clock,
            TrainingListener listener) {
        this.network = network;
        this.validation = validation;
        this.previews = previews;
        this.checkpoints = checkpoints;
        saving = new ModelSaving(checkpoints, listener);
        this.schedule = schedule;
        this.clock = clock;
        this.listener = listener;
    }

    /** Whether an epoch that has had its last step is being validated and saved. */
    boolean isRunning() {
        return running;
    }

    /**
     * Validates, saves and tells the listener.
     *
     * @param done number of steps done
     * @param losses means over the epoch's steps
     * @param state of the training; its epoch is over, unless the training is finished amid it
     */
    void finish(long done, StepLosses losses, TrainingState state) throws IOException {
        running = true;
        ValidationScores scores;
        try {
            scores = validation.evaluate(network);
            EpochReport report = report(done, losses, scores, isBest(scores.score()));
            if (!checkpoints.keep(network, report, state)) return;
            saving.save();
            listener.onEpoch(report);
        } finally {
            running = false;
        }
        if (!listener.isCanceled())
            listener.onPreview(previews.predict(network, scores.classBias()));
    }

    private boolean isBest(double score) {
        double bestSoFar =
                checkpoints.history().stream()
                        .mapToDouble(EpochReport::score)
                        .max()
                        .orElse(Double.NEGATIVE_INFINITY);
        return Double.isNaN(score) || score >= bestSoFar;
    }

    /**
     * Keeps the network amid an epoch for the training's end, without the time for a validation:
     * the classes are shifted as after the last epoch.
     *
     * @param done number of steps done
     * @param losses means over the epoch's steps so far
     * @param state of the training
     */
    void interrupt(long done, StepLosses losses, TrainingState state) {
        List<EpochReport> history = checkpoints.history();
        List<Double> bias =
                history.isEmpty() ? List.of() : history.get(history.size() - 1).classBias();
        ValidationScores scores = new ValidationScores(Double.NaN, Double.NaN, Double.NaN, bias);
        checkpoints.keepLast(network, report(done, losses, scores, false), state);
    }

    /**
     * The same, and saves it.
     *
     * @return whether it could be saved
     * @see #interrupt
     */
    boolean pause(long done, StepLosses losses, TrainingState state) throws IOException {
        interrupt(done, losses, state);
        return saving.save();
    }

    private EpochReport report(
            long done, StepLosses losses, ValidationScores scores, boolean best) {
        return new EpochReport(
                schedule.epoch(done - 1),
                losses,
                schedule.rate(done - 1),
                scores.dice(),
                scores.accuracy(),
                scores.auc(),
                scores.score(),
                best,
                scores.classBias(),
                clock.seconds());
    }
}
