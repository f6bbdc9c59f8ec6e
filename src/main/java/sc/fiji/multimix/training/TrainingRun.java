// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import sc.fiji.multimix.data.BatchLoader;
import sc.fiji.multimix.data.BatchOptions;
import sc.fiji.multimix.data.SeedMix;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.data.TrainingStreams;
import sc.fiji.multimix.data.UnlabeledViews;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * The loop: steps, a validation after each epoch, checkpoints, early end. Runs on one thread; the
 * batches are prepared by others.
 */
final class TrainingRun {
    /** Tells the random numbers of MixMatch from those of the batches' streams, which are few. */
    private static final int MIX_UP = 100;

    private final TrainingData data;
    private final TrainingOptions options;
    private final Device device;
    private final TrainingListener listener;
    private final Checkpoints checkpoints;
    private final List<EpochReport> history;
    private final long stepsPerEpoch;
    private final long steps;
    private final int lastEpoch;
    private final TrainingClock clock;
    private long images; // that passed the network

    /**
     * A run.
     *
     * @param history takes the report of each finished epoch
     * @param lastEpoch the epoch to end with, though the learning rate falls as for all of them
     */
    TrainingRun(
            TrainingData data,
            TrainingOptions options,
            Device device,
            TrainingListener listener,
            Checkpoints checkpoints,
            List<EpochReport> history,
            int lastEpoch) {
        this.data = data;
        this.options = options;
        this.device = device;
        this.listener = listener;
        this.checkpoints = checkpoints;
        this.history = history;
        this.lastEpoch = lastEpoch;
        stepsPerEpoch = stepsPerEpoch(data, options);
        steps = stepsPerEpoch * options.epochs();
        clock = new TrainingClock(steps);
    }

    /** The options' number, or as many as show every image of the longest stream once. */
    static long stepsPerEpoch(TrainingData data, TrainingOptions options) {
        return options.stepsPerEpoch() > 0
                ? options.stepsPerEpoch()
                : (data.streams().longest() + options.batch() - 1L) / options.batch();
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

    /** Trains to the end. */
    void run() throws IOException {
        listener.log(
                "Training on "
                        + Engines.describe(device)
                        + ": "
                        + options.epochs()
                        + (options.epochs() == 1 ? " epoch of " : " epochs of ")
                        + stepsPerEpoch
                        + " steps.");
        Engine engine = Engines.get();
        engine.setRandomSeed(Long.hashCode(options.seed()));
        NetworkOptions shape = network(data, options);
        BatchOptions batches =
                new BatchOptions(
                        options.batch(),
                        options.unlabeledRatio(),
                        options.resolution(),
                        options.seed(),
                        options.maskAugmentation(),
                        options.balanced(),
                        options.system().unlabeledClasses() == UnlabeledClasses.MIX_MATCH
                                ? UnlabeledViews.TWO_WEAK
                                : UnlabeledViews.WEAK_AND_STRONG);
        try (NetworkSession network = new NetworkSession(shape, engine, device);
                NetworkSession average = NetworkSession.blank(shape, engine, device);
                Adam adam = new Adam(network.manager(), network.weights());
                BatchLoader loader = new BatchLoader(streams(data, options), batches)) {
            NetworkSession teacher = options.averaging() > 0 ? average : network;
            TrainingStep step = new TrainingStep(network, teacher, options.weights());
            WeightAverage mean = new WeightAverage(average, network, options.averaging());
            Validation validation =
                    new Validation(
                            shape.segments() ? data.validationMasks() : List.of(),
                            shape.classifies() ? data.validationClasses() : List.of(),
                            options.calibrated(),
                            listener);
            for (int epoch = 1; epoch <= lastEpoch && !isOutOfPatience(); epoch++) {
                LossMean losses = new LossMean();
                for (long k = (epoch - 1) * stepsPerEpoch; k < epoch * stepsPerEpoch; k++) {
                    listener.checkCanceled();
                    TrainingBatch batch = loader.next();
                    StepLosses stepLosses = step(network, step, batch, k);
                    images += batch.size();
                    checkFinite(stepLosses, k);
                    adam.update(rate(k));
                    mean.update();
                    losses.add(stepLosses);
                    report(epoch, k + 1, stepLosses);
                }
                finishEpoch(epoch, losses.mean(), validation.evaluate(average), average);
            }
        } catch (CancellationException e) {
            listener.log("Training canceled after " + history.size() + " finished epochs.");
        }
    }

    private float rate(long step) {
        return options.schedule().rate(options.rate(), step, stepsPerEpoch, steps);
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

    /** One step up to the gradients; all arrays it makes are gone when it returns. */
    private StepLosses step(
            NetworkSession network, TrainingStep step, TrainingBatch batch, long number) {
        if (batch.secondWeak().length == 0) return step(network, batch, step::run);
        MixMatchOptions mixMatch = options.weights().mixMatch();
        int mixed = batch.labels().length + 2 * batch.hiddenLabels().length;
        SplittableRandom random = SeedMix.random(options.seed(), MIX_UP, number);
        MixUp mixUp = MixUp.draw(mixed, mixMatch.mixing(), random);
        float weight = mixMatch.weight(number);
        return step(network, batch, images -> step.run(images, mixUp, weight));
    }

    /** The step of a batch; all arrays it makes are gone when it returns. */
    static StepLosses step(
            NetworkSession network, TrainingBatch batch, Function<StepImages, StepOutputs> step) {
        try (NDManager scope = network.manager().newSubManager()) {
            StepOutputs outputs = step.apply(images(scope, batch));
            LossTerms terms = outputs.terms();
            PseudoLabels pseudoLabels = outputs.pseudoLabels();
            return new StepLosses(
                    value(terms.supervised()),
                    value(terms.pseudoLabel()),
                    value(terms.guessedLabel()),
                    value(terms.dice()),
                    value(terms.consistency()),
                    value(outputs.total()),
                    pseudoLabels == null
                            ? PseudoLabelCounts.NONE
                            : pseudoLabels.counts(batch.hiddenLabels()));
        }
    }

    private static float value(NDArray scalar) {
        return scalar == null ? Float.NaN : scalar.getFloat();
    }

    private static StepImages images(NDManager scope, TrainingBatch batch) {
        int side = batch.resolution();
        return new StepImages(
                images(scope, batch.segmentationLabeled(), side),
                batch.masks().length == 0 ? null : ImageTensors.masks(scope, batch.masks(), side),
                images(scope, batch.segmentationUnlabeled(), side),
                images(scope, batch.classLabeled(), side),
                batch.labels().length == 0 ? null : ImageTensors.labels(scope, batch.labels()),
                images(scope, batch.weak(), side),
                images(scope, batch.strong(), side),
                images(scope, batch.secondWeak(), side));
    }

    private static NDArray images(NDManager scope, byte[] gray, int side) {
        return gray.length == 0 ? null : ImageTensors.images(scope, gray, side);
    }

    private void checkFinite(StepLosses losses, long step) {
        if (!Float.isFinite(losses.total()))
            throw new IllegalStateException(
                    "The loss is "
                            + losses.total()
                            + " at step "
                            + (step + 1)
                            + ": the training has diverged. Lower the learning rate (it is "
                            + options.rate()
                            + ").");
    }

    private void report(int epoch, long done, StepLosses losses) {
        listener.onStep(
                new StepReport(
                        done,
                        steps,
                        epoch,
                        options.epochs(),
                        losses,
                        clock.elapsed(),
                        clock.remaining(done),
                        images / (clock.elapsed().toNanos() / 1e9),
                        ProcessMemory.bytes(),
                        Engines.describe(device)));
    }

    private void finishEpoch(
            int epoch, StepLosses losses, ValidationScores scores, NetworkSession average)
            throws IOException {
        double bestSoFar =
                history.stream()
                        .mapToDouble(EpochReport::score)
                        .max()
                        .orElse(Double.NEGATIVE_INFINITY);
        boolean best = Double.isNaN(scores.score()) || scores.score() >= bestSoFar;
        EpochReport report =
                new EpochReport(
                        epoch,
                        losses,
                        rate(epoch * stepsPerEpoch - 1),
                        scores.dice(),
                        scores.accuracy(),
                        scores.auc(),
                        scores.score(),
                        best,
                        scores.classBias(),
                        clock.seconds());
        if (!checkpoints.save(average, report)) return;
        history.add(report);
        listener.onEpoch(report);
    }

    private boolean isOutOfPatience() {
        if (options.patience() == 0) return false;
        int sinceBest = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (EpochReport report : history) {
            sinceBest = report.score() > bestScore ? 0 : sinceBest + 1;
            bestScore = Math.max(bestScore, report.score());
        }
        if (sinceBest < options.patience()) return false;
        listener.log("No better validation score for " + sinceBest + " epochs: training ends.");
        return true;
    }
}
