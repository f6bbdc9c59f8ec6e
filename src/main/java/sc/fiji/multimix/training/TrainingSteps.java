// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.data.BatchFiles;
import sc.fiji.multimix.data.BatchLoader;
import sc.fiji.multimix.data.SeedMix;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * The steps of one training, one after the other: the learner, its batches, and the losses of the
 * epoch that is begun. They can go on from where another run of the same training was.
 */
final class TrainingSteps implements AutoCloseable {
    /** Tells the engine's random numbers of a resumed training apart from others. */
    private static final int RESUMED = 200;

    private final TrainingData data;
    private final TrainingOptions options;
    private final TrainingSchedule schedule;
    private final TrainingClock clock;
    private final Learner learner;
    private BatchLoader loader;
    private LossMean losses = new LossMean();
    private long done;
    private long images; // that passed the network
    private int recoveries;
    private long stepping; // nanoseconds in steps
    private Duration waited = Duration.ZERO; // for the batches of earlier loaders

    /** Begins with fresh random weights. */
    TrainingSteps(
            TrainingData data,
            TrainingOptions options,
            TrainingDevices devices,
            TrainingSchedule schedule,
            TrainingClock clock) {
        this.data = data;
        this.options = options;
        this.schedule = schedule;
        this.clock = clock;
        Engines.get().setRandomSeed(Long.hashCode(options.seed()));
        learner = new Learner(TrainingRun.network(data, options), options, devices);
        try {
            loader = loader(0);
        } catch (RuntimeException | Error e) {
            learner.close();
            throw e;
        }
    }

    private BatchLoader loader(long first) {
        return new BatchLoader(
                TrainingRun.streams(data, options), TrainingRun.batches(options), 1, first);
    }

    /** Goes on from there instead. */
    void goOn(TrainingState state) {
        learner.restore(state.learner());
        // of the engine's own numbers a GPU's dropout takes some, and a CPU's nothing
        Engines.get()
                .setRandomSeed(SeedMix.random(options.seed(), RESUMED, state.steps()).nextInt());
        waited = waited.plus(loader.waited());
        loader.close();
        loader = loader(state.steps());
        losses = new LossMean(state.losses());
        done = state.steps();
        images = state.images();
        recoveries = state.recoveries();
    }

    /**
     * Goes on from there since the training has diverged.
     *
     * @param times how often it has
     */
    void goBack(TrainingState state, int times) {
        goOn(state);
        recoveries = times;
    }

    /** Where the training is; the losses of all steps must have been read. */
    TrainingState state() {
        return state(losses);
    }

    /** Where the training is when the epoch has been validated. */
    TrainingState stateAfterEpoch() {
        return state(new LossMean());
    }

    private TrainingState state(LossMean losses) {
        return new TrainingState(
                done,
                schedule.stepsPerEpoch(),
                learner.state(),
                schedule.changes(),
                losses.sums(),
                images,
                clock.worked(),
                recoveries);
    }

    /**
     * Does the next step.
     *
     * @return the losses that were read: of this step, or of several, or none yet
     * @throws DivergedException if a loss or a weight is not finite
     */
    List<StepNumbers.Numbers> step() {
        long start = System.nanoTime();
        TrainingBatch batch = loader.next();
        images += batch.size();
        learner.learn(batch, done, schedule.rate(done));
        done++;
        List<StepNumbers.Numbers> read = read(schedule.isEpochEnd(done));
        stepping += System.nanoTime() - start;
        return read;
    }

    /**
     * Losses of the steps that were not read yet.
     *
     * @throws DivergedException if a loss or a weight is not finite
     */
    List<StepNumbers.Numbers> remainingLosses() {
        return read(true);
    }

    private List<StepNumbers.Numbers> read(boolean now) {
        List<StepNumbers.Numbers> read = learner.losses(now);
        for (StepNumbers.Numbers step : read) losses.add(step.losses());
        return read;
    }

    /** The files of the images in a step's batch. */
    BatchFiles files(long step) {
        return loader.files(step);
    }

    /** Number of steps done. */
    long done() {
        return done;
    }

    /** Number of images that passed the network. */
    long images() {
        return images;
    }

    /** Whether an epoch has had its last step, but is not validated. */
    boolean isEpochToEnd() {
        return isEpochBegun() && schedule.isEpochEnd(done);
    }

    /** Whether an epoch has had a step. */
    boolean isEpochBegun() {
        return losses.count() > 0;
    }

    /** Means of the losses over the steps of the epoch that is begun. */
    StepLosses losses() {
        return losses.mean();
    }

    /** The next step is the first of an epoch. */
    void beginEpoch() {
        losses = new LossMean();
    }

    /** The running mean of the weights, which predicts. */
    NetworkSession average() {
        return learner.average();
    }

    /** Says how much of the steps' time the images were not ready. */
    void logWaiting(ProgressListener listener) {
        if (stepping > 0)
            listener.log(waiting(waited.plus(loader.waited()), Duration.ofNanos(stepping)));
    }

    /**
     * A sentence about the waiting.
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

    @Override
    public void close() {
        loader.close();
        learner.close();
    }
}
