// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.model.ModelFile;

/**
 * Trains a network and leaves the best model in a file.
 *
 * <p>The steps run on a thread of their own, so that a cancel is answered at once even if a step
 * takes long: the step in progress then ends in the background, and its result is dropped.
 */
final class Trainer {
    private static final long POLL_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 1000;

    private final TrainingData data;
    private final TrainingOptions options;
    private final Device device;
    private final int lastEpoch;
    private final CancelableListener listener;

    /** A trainer of all epochs. */
    Trainer(TrainingData data, TrainingOptions options, Device device, TrainingListener listener) {
        this(data, options, device, options.epochs(), listener);
    }

    /**
     * A trainer.
     *
     * @param lastEpoch the epoch to end with, at most that of the options; the learning rate falls
     *     as if there were all
     */
    Trainer(
            TrainingData data,
            TrainingOptions options,
            Device device,
            int lastEpoch,
            TrainingListener listener) {
        this.data = data;
        this.options = options;
        this.device = device;
        this.lastEpoch = lastEpoch;
        this.listener = new CancelableListener(listener);
    }

    /**
     * Trains until the end, an early stop or a cancel.
     *
     * @param model file for the best model
     * @param writer writes model files
     * @throws IllegalStateException if the training diverged or the memory ran out; the best model
     *     so far is kept
     */
    TrainingResult train(Path model, ModelWriter writer) throws IOException {
        List<EpochReport> history = new CopyOnWriteArrayList<>();
        Checkpoints checkpoints = new Checkpoints(model, writer);
        TrainingRun run =
                new TrainingRun(data, options, device, listener, checkpoints, history, lastEpoch);
        ExecutorService thread = Executors.newSingleThreadExecutor(Trainer::trainingThread);
        try {
            await(
                    thread.submit(
                            () -> {
                                runAlone(run);
                                return null;
                            }));
        } catch (IOException | RuntimeException | Error e) {
            finishAfter(e, checkpoints, model);
            throw e;
        } finally {
            thread.shutdown();
        }
        boolean saved = finish(checkpoints, model);
        EpochReport best =
                history.stream()
                        .filter(EpochReport::best)
                        .max(Comparator.comparingInt(EpochReport::epoch))
                        .orElse(null);
        return new TrainingResult(
                saved ? model : null,
                saved ? checkpoints.last() : null,
                history,
                best,
                listener.isCanceled(),
                null);
    }

    /** One training at a time: they share the engine's random numbers. */
    private static void runAlone(TrainingRun run) throws IOException {
        synchronized (Trainer.class) {
            run.run();
        }
    }

    /** Not beside a training either: it would draw from that one's random numbers. */
    static StepTiming.Seconds measureAlone(StepTiming timing, Device device) {
        synchronized (Trainer.class) {
            return timing.measure(device);
        }
    }

    /** Gives the best model its name and writes the split beside it; false if there is none. */
    private boolean finish(Checkpoints checkpoints, Path model) throws IOException {
        if (!checkpoints.finish()) return false;
        Path split = ModelFile.sibling(model, DataSplit.ENDING);
        if (Files.exists(split)) { // it belongs to the model that is now the backup
            Path backup = split.resolveSibling(split.getFileName() + ".bak");
            Files.move(split, backup, StandardCopyOption.REPLACE_EXISTING);
        }
        data.split().write(split);
        return true;
    }

    private void finishAfter(Throwable failure, Checkpoints checkpoints, Path model) {
        try {
            if (finish(checkpoints, model))
                listener.log("The best model so far is kept in " + model + ".");
        } catch (IOException e) {
            failure.addSuppressed(e);
            listener.log("The best model so far could not be given its name: " + e.getMessage());
        }
    }

    private static Thread trainingThread(Runnable work) {
        Thread thread = new Thread(work, "MultiMix training");
        thread.setDaemon(true);
        return thread;
    }

    private void await(Future<Void> run) throws IOException {
        long givenUp = Long.MAX_VALUE;
        while (System.nanoTime() < givenUp) {
            try {
                run.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (givenUp == Long.MAX_VALUE && listener.askCanceled())
                    givenUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                listener.cancel();
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw failure(e.getCause());
            }
        }
    }

    private RuntimeException failure(Throwable cause) throws IOException {
        if (cause instanceof IOException io) throw io;
        return MemoryEstimate.failure(cause, options);
    }
}
