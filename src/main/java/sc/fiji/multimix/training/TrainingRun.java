// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.data.BatchOptions;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.data.TrainingStreams;
import sc.fiji.multimix.data.UnlabeledViews;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The loop: steps, a validation after each epoch, checkpoints, early end, as {@link Steering}
 * wants. Runs on one thread; batches are prepared by others, and further devices have their own.
 */
final class TrainingRun {
    private final TrainingData data;
    private final TrainingOptions options;
    private final TrainingDevices devices;
    private final TrainingSchedule schedule;
    private final TrainingControl control;
    private final TrainingListener listener;
    private final Checkpoints checkpoints;
    private TrainingClock clock; // of the run
    private volatile EpochEnd epochEnd; // null before the first step
    private TrainingState good; // where the training goes back to if it diverges
    private Recovery recovery;

    /** A run of the schedule. */
    TrainingRun(
            TrainingData data,
            TrainingOptions options,
            List<Device> devices,
            TrainingSchedule schedule,
            TrainingControl control,
            TrainingListener listener,
            Checkpoints checkpoints) {
        this.data = data;
        this.options = options;
        this.devices = TrainingDevices.of(devices, options);
        this.schedule = schedule;
        this.control = control;
        this.listener = listener;
        this.checkpoints = checkpoints;
    }

    /** The shape of the network for these data and options. */
    static NetworkOptions network(TrainingData data, TrainingOptions options) {
        TrainingSystem system = options.system();
        boolean segments = system.segments() && data.hasSegmentation();
        int classes = system.classifies() ? data.classNames().size() : 0;
        return new NetworkOptions(
                options.width(),
                classes,
                segments,
                system.bridge() && segments && classes > 0,
                options.resolution(),
                options.dropout());
    }

    /**
     * Trains to the end.
     *
     * @param resumed where the training goes on; null to begin it
     * @throws CancellationException if canceled
     */
    void run(TrainingState resumed) throws IOException {
        clock = new TrainingClock();
        int epochs = schedule.epochs();
        devices.notes().forEach(listener::log);
        listener.log(
                "Training on "
                        + devices.inWords()
                        + ": "
                        + epochs
                        + (epochs == 1 ? " epoch of " : " epochs of ")
                        + schedule.stepsPerEpoch()
                        + " steps.");
        try (TrainingSteps steps = new TrainingSteps(data, options, devices, schedule, clock)) {
            if (resumed != null) goOn(steps, resumed);
            good = resumed == null ? steps.state() : resumed;
            recovery = new Recovery(schedule, resumed == null ? 0 : resumed.recoveries());
            epochEnd = epochEnd(steps.average());
            try {
                repeat(steps);
            } finally {
                steps.logWaiting(listener);
            }
        }
    }

    private void goOn(TrainingSteps steps, TrainingState resumed) {
        steps.goOn(resumed);
        clock.addBefore(resumed.worked());
        listener.log(
                "The training goes on after step "
                        + resumed.steps()
                        + " of "
                        + schedule.steps()
                        + ".");
        listener.onResume(checkpoints.history());
    }

    /** Whether an epoch that has had its last step is being validated and saved. */
    boolean isEndingEpoch() {
        EpochEnd end = epochEnd;
        return end != null && end.isRunning();
    }

    private void repeat(TrainingSteps steps) throws IOException {
        Steering steering = new Steering(control, listener, schedule, clock, () -> pause(steps));
        try {
            do {
                while (!isOver(steps) && (steps.isEpochToEnd() || steering.goesOn(steps::done))) {
                    if (!steps.isEpochToEnd()) step(steps);
                    if (steps.isEpochToEnd()) finishEpoch(steps);
                }
                if (isOver(steps)) listener.log(whyEnding() + " The training ends.");
            } while (steering.isExtendedAtEnd(steps.done(), whyEnding()));
            if (checkpoints.history().isEmpty()) finishEarly(steps);
            else interrupt(steps);
        } catch (CancellationException e) {
            if (control.isQuitting()) interrupt(steps);
            throw e;
        }
    }

    private void step(TrainingSteps steps) {
        try {
            report(steps, steps.step());
        } catch (DivergedException e) {
            goBack(steps, e);
        }
    }

    private void goBack(TrainingSteps steps, DivergedException divergence) {
        if (!recovery.goesOn()) throw recovery.giveUp(divergence, steps.files(divergence.step()));
        listener.log(recovery.goBack(divergence, good.steps()));
        steps.goBack(good, recovery.count());
    }

    private void finishEpoch(TrainingSteps steps) throws IOException {
        good = steps.stateAfterEpoch();
        epochEnd.finish(steps.done(), steps.losses(), good);
        steps.beginEpoch();
    }

    /** Validates and saves amid the first epoch, so that there is a model. */
    private void finishEarly(TrainingSteps steps) throws IOException {
        boolean read = false;
        while (!read) {
            if (steps.done() == 0) step(steps);
            try {
                report(steps, steps.remainingLosses());
                read = steps.done() > 0;
            } catch (DivergedException e) {
                goBack(steps, e);
            }
        }
        schedule.endAt(steps.done());
        epochEnd.finish(steps.done(), steps.losses(), steps.state());
    }

    private void pause(TrainingSteps steps) throws IOException {
        try {
            report(steps, steps.remainingLosses());
        } catch (DivergedException e) {
            goBack(steps, e);
            return;
        }
        if (!steps.isEpochBegun()) return;
        good = steps.state();
        if (epochEnd.pause(steps.done(), steps.losses(), good))
            listener.log("The state of the training is saved: resume=true goes on from here.");
    }

    /** Keeps the state amid an epoch, of a training that ends there. */
    private void interrupt(TrainingSteps steps) {
        try {
            report(steps, steps.remainingLosses());
        } catch (DivergedException e) {
            listener.log(e.getMessage() + " The last state is that of before.");
            return;
        }
        if (steps.isEpochBegun()) epochEnd.interrupt(steps.done(), steps.losses(), steps.state());
    }

    private void report(TrainingSteps steps, List<StepNumbers.Numbers> read) {
        for (StepNumbers.Numbers step : read) report(steps, step.step() + 1, step.losses());
    }

    private EpochEnd epochEnd(NetworkSession average) {
        List<Sample> masks = average.options().segments() ? data.validationMasks() : List.of();
        List<Sample> classes =
                average.options().classifies() ? data.validationClasses() : List.of();
        return new EpochEnd(
                average,
                new Validation(masks, classes, options.calibrated(), listener),
                new ValidationPreviews(masks, classes, data.classNames()),
                checkpoints,
                schedule,
                clock,
                listener);
    }

    /** How the batches are made. */
    static BatchOptions batches(TrainingOptions options) {
        return new BatchOptions(
                options.batch(),
                options.unlabeledRatio(),
                options.resolution(),
                options.seed(),
                options.maskAugmentation(),
                options.balanced(),
                options.system().unlabeledClasses() == UnlabeledClasses.MIX_MATCH
                        ? UnlabeledViews.TWO_WEAK
                        : UnlabeledViews.WEAK_AND_STRONG);
    }

    /** The data without the streams that the system lacks. */
    static TrainingStreams streams(TrainingData data, TrainingOptions options) {
        TrainingSystem system = options.system();
        TrainingStreams all = data.streams();
        return new TrainingStreams(
                system.segments() ? all.segmentationLabeled() : List.of(),
                system.consistency() ? all.segmentationUnlabeled() : List.of(),
                system.classifies() ? all.classLabeled() : List.of(),
                system.unlabeledClasses() == UnlabeledClasses.UNUSED
                        ? List.of()
                        : all.classUnlabeled());
    }

    private void report(TrainingSteps steps, long done, StepLosses losses) {
        listener.onStep(
                new StepReport(
                        done,
                        schedule.steps(),
                        schedule.epoch(done - 1),
                        schedule.epochs(),
                        losses,
                        clock.elapsed(),
                        clock.remaining(done, schedule.steps()),
                        steps.images() / (clock.worked().toNanos() / 1e9),
                        ProcessMemory.bytes(),
                        devices.inWords()));
    }

    /** Whether an epoch was the last one, since the patience is over. */
    private boolean isOver(TrainingSteps steps) {
        return !steps.isEpochBegun() && !checkpoints.history().isEmpty() && isOutOfPatience();
    }

    private boolean isOutOfPatience() {
        return options.patience() > 0 && epochsWaited() >= options.patience();
    }

    private String whyEnding() {
        if (!isOutOfPatience()) return "All epochs are done.";
        long waited = epochsWaited();
        return "No better score for " + waited + (waited == 1 ? " epoch." : " epochs.");
    }

    /** Epochs without a better score, since the last extension. */
    private long epochsWaited() {
        List<EpochReport> history = checkpoints.history();
        int sinceBest = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (EpochReport report : history) {
            sinceBest = report.score() > bestScore ? 0 : sinceBest + 1;
            bestScore = Math.max(bestScore, report.score());
        }
        return Math.min(sinceBest, schedule.epochsSinceExtension(history.size()));
    }
}
