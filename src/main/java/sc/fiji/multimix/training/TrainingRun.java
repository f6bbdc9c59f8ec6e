// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.data.BatchLoader;
import sc.fiji.multimix.data.BatchOptions;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.data.TrainingStreams;
import sc.fiji.multimix.data.UnlabeledViews;
import sc.fiji.multimix.engine.Engines;
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
    private long images; // that passed the network
    private long stepping; // nanoseconds in steps

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
     * @throws CancellationException if canceled
     */
    void run() throws IOException {
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
        Engines.get().setRandomSeed(Long.hashCode(options.seed()));
        try (Learner learner = new Learner(network(data, options), options, devices);
                BatchLoader loader = new BatchLoader(streams(data, options), batches(options))) {
            epochEnd = epochEnd(learner.average());
            try {
                repeat(learner, loader);
            } finally {
                if (stepping > 0)
                    listener.log(waiting(loader.waited(), Duration.ofNanos(stepping)));
            }
        }
    }

    /**
     * Says how much of the steps' time the images were not ready.
     *
     * @param all time of the steps, the waiting included, validations not
     */
    static String waiting(Duration waited, Duration all) {
        return String.format(
                Locale.ROOT,
                "The training steps waited for images %.1f %% of their time (%.1f s of %.0f s).",
                100.0 * waited.toNanos() / all.toNanos(),
                waited.toNanos() / 1e9,
                all.toNanos() / 1e9);
    }

    /** Whether an epoch that has had its last step is being validated and saved. */
    boolean isEndingEpoch() {
        EpochEnd end = epochEnd;
        return end != null && end.isRunning();
    }

    private void repeat(Learner learner, BatchLoader loader) throws IOException {
        Steering steering = new Steering(control, listener, schedule, clock);
        LossMean losses = new LossMean();
        long done = 0;
        try {
            do {
                while (steering.goesOn(done)) {
                    long start = System.nanoTime();
                    TrainingBatch batch = loader.next();
                    images += batch.size();
                    learner.learn(batch, done, schedule.rate(done));
                    done++;
                    List<StepNumbers.Numbers> read = learner.losses(schedule.isEpochEnd(done));
                    stepping += System.nanoTime() - start;
                    report(read, losses);
                    if (!schedule.isEpochEnd(done)) continue;
                    epochEnd.finish(done, losses.mean());
                    losses = new LossMean();
                    if (!isOutOfPatience()) continue;
                    listener.log(whyEnding() + " The training ends.");
                    break;
                }
            } while (steering.isExtendedAtEnd(done, whyEnding()));
            if (checkpoints.history().isEmpty()) { // finished early
                report(learner.losses(true), losses);
                schedule.endAt(done);
                epochEnd.finish(done, losses.mean());
            }
        } catch (CancellationException e) {
            if (control.isQuitting()) interrupt(done, learner.losses(true), losses);
            throw e;
        }
    }

    private void interrupt(long done, List<StepNumbers.Numbers> remaining, LossMean losses)
            throws IOException {
        for (StepNumbers.Numbers step : remaining) losses.add(step.losses());
        if (losses.count() > 0) epochEnd.interrupt(done, losses.mean());
    }

    private void report(List<StepNumbers.Numbers> steps, LossMean losses) {
        for (StepNumbers.Numbers step : steps) {
            losses.add(step.losses());
            report(step.step() + 1, step.losses());
        }
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

    private void report(long done, StepLosses losses) {
        listener.onStep(
                new StepReport(
                        done,
                        schedule.steps(),
                        schedule.epoch(done - 1),
                        schedule.epochs(),
                        losses,
                        clock.elapsed(),
                        clock.remaining(done, schedule.steps()),
                        images / (clock.worked().toNanos() / 1e9),
                        ProcessMemory.bytes(),
                        devices.inWords()));
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
