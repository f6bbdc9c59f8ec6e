// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.ComputingThread;
import sc.fiji.multimix.engine.Cores;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.training.TrainingControl.End;

/**
 * Trains a network and leaves the best model in a file.
 *
 * <p>The steps run on a thread of their own, so that an early end is answered at once even if a
 * step takes long: the step in progress then ends in the background, and its result is dropped.
 */
final class Trainer {
    private static final long POLL_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 1000;

    /** Less than {@link QuitGuard} waits, so that the best model still gets its name. */
    private static final long SAVING_MILLIS = 8000;

    private final TrainingData data;
    private final TrainingOptions options;
    private final List<Device> devices;
    private final TrainingSchedule schedule;
    private final TrainingListener user;
    private final CancelableListener listener;
    private final TrainingControl control;
    private volatile boolean waits; // for another training

    /**
     * A trainer of all epochs, which nobody steers.
     *
     * @param devices at least one; the training uses as many as it can
     */
    Trainer(
            TrainingData data,
            TrainingOptions options,
            List<Device> devices,
            TrainingListener listener) {
        this(
                data,
                options,
                devices,
                new TrainingSchedule(data, options),
                listener,
                new TrainingControl());
    }

    /**
     * A trainer.
     *
     * @param devices at least one; the training uses as many as it can
     */
    Trainer(
            TrainingData data,
            TrainingOptions options,
            List<Device> devices,
            TrainingSchedule schedule,
            TrainingListener listener,
            TrainingControl control) {
        this.data = data;
        this.options = options;
        this.devices = devices;
        this.schedule = schedule;
        this.control = control;
        user = listener;
        this.listener = new CancelableListener(listener, control::isCanceled);
    }

    /**
     * Trains until the end, or an early one.
     *
     * @param model file for the best model; another one if the listener wants that, or if it cannot
     *     be saved there
     * @param writer makes model files
     * @param resumed what the training goes on from; null to begin it
     * @throws IllegalStateException if the training diverged or the memory ran out; the best model
     *     so far is kept
     */
    TrainingResult train(Path model, ModelWriter writer, Checkpoint resumed) throws IOException {
        Checkpoints checkpoints = new Checkpoints(model, writer);
        if (resumed != null) checkpoints.restore(resumed);
        TrainingRun run =
                new TrainingRun(data, options, devices, schedule, control, listener, checkpoints);
        ExecutorService thread = Executors.newSingleThreadExecutor(Trainer::trainingThread);
        try {
            await(
                    thread.submit(() -> runInTurn(run, resumed == null ? null : resumed.state())),
                    run,
                    checkpoints);
        } catch (IOException | RuntimeException | Error e) {
            finishAfter(e, checkpoints);
            listener.abandon(); // the failure may be this thread's own
            throw e;
        } finally {
            thread.shutdown();
        }
        boolean canceled = isDiscarded() || listener.askCanceled();
        boolean saved;
        try {
            saved = finish(checkpoints);
        } catch (OutOfMemoryError e) {
            throw failure(e);
        }
        List<EpochReport> history = checkpoints.history();
        boolean early = history.size() < schedule.plannedEpochs();
        if (canceled || (early && control.end() == End.FINISH))
            user.log(ending(canceled, history.size(), saved, checkpoints.last()));
        EpochReport best =
                history.stream()
                        .filter(EpochReport::best)
                        .max(Comparator.comparingInt(EpochReport::epoch))
                        .orElse(null);
        return new TrainingResult(
                saved ? checkpoints.model() : null,
                checkpoints.last(),
                history,
                saved ? best : null,
                canceled,
                null);
    }

    private String ending(boolean canceled, int finished, boolean saved, Path last) {
        String epochs = " after " + finished + (finished == 1 ? " epoch" : " epochs");
        if (!canceled) return "Training finished early" + epochs + ".";
        if (isDiscarded()) return "Training canceled" + epochs + "; its model is discarded.";
        if (!control.isQuitting()) return "Training canceled" + epochs + ".";
        return "Training stopped"
                + epochs
                + ", since the program ends. "
                + (saved ? "The best model is kept" : "There is no best model yet")
                + (last == null
                        ? "."
                        : "; the last state is in "
                                + last.getFileName()
                                + ", and resume=true goes on from there.");
    }

    private boolean isDiscarded() {
        return control.end() == End.CANCEL_AND_DISCARD;
    }

    private Void runInTurn(TrainingRun run, TrainingState resumed) throws IOException {
        waits = true;
        return TrainingTurn.during(
                listener,
                () -> {
                    waits = false;
                    run.run(resumed);
                    return null;
                });
    }

    /** Gives the best model its name and writes the split beside it; false if there is none. */
    private boolean finish(Checkpoints checkpoints) throws IOException {
        if (isDiscarded()) {
            checkpoints.discard();
            return false;
        }
        ModelSaving saving = new ModelSaving(checkpoints, user);
        if (!saving.finish(() -> !control.isQuitting(), this::isDiscarded)) return false;
        writeSplit(checkpoints);
        return true;
    }

    /** The model is worth more than its split: without one it is kept. */
    private void writeSplit(Checkpoints checkpoints) {
        Path model = checkpoints.model();
        Path split = ModelFile.sibling(model, DataSplit.ENDING);
        try {
            if (!checkpoints.ownsModel()) keepCompanions(model, split);
            data.split().write(split);
        } catch (IOException e) {
            user.log("The model is saved, but not which files trained it. " + e.getMessage());
        }
    }

    /** What is of the model that is now the backup is kept as that. */
    private static void keepCompanions(Path model, Path split) throws IOException {
        for (Path companion : List.of(split, ModelFile.sibling(model, SupervisedTwin.ENDING))) {
            OlderFile older = new OlderFile(companion);
            older.makeRoom();
            older.keepAsBackup();
        }
    }

    private void finishAfter(Throwable failure, Checkpoints checkpoints) {
        try {
            if (finish(checkpoints))
                listener.log(
                        "The best model so far is kept in "
                                + checkpoints.model().getFileName()
                                + ".");
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (e != failure) failure.addSuppressed(e);
            listener.log("The best model so far could not be given its name: " + e.getMessage());
        }
    }

    private static Thread trainingThread(Runnable work) {
        // sets all cores itself: it may begin just while a thread of an analysis sets fewer
        return new ComputingThread(work, "MultiMix training", Cores.all());
    }

    private void await(Future<Void> thread, TrainingRun run, Checkpoints checkpoints)
            throws IOException {
        long givenUp = Long.MAX_VALUE;
        boolean toldToWait = false;
        while (System.nanoTime() < givenUp) {
            try {
                thread.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (!listener.askCanceled() && control.end() != End.FINISH) continue;
                String first = whatComesFirst(run, checkpoints);
                if (!first.isEmpty()) {
                    givenUp = Long.MAX_VALUE;
                    if (!toldToWait) user.log("Finishing; " + first + " first.");
                    toldToWait = true;
                } else if (givenUp == Long.MAX_VALUE) {
                    // unless it is canceled, the running step ends and its state is kept
                    boolean saves = control.isQuitting() || !listener.askCanceled();
                    long patience = saves ? SAVING_MILLIS : PATIENCE_MILLIS;
                    givenUp = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
                }
            } catch (InterruptedException e) {
                listener.cancel();
                Thread.currentThread().interrupt();
                break;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CancellationException && listener.isCanceled()) return;
                throw failure(e.getCause());
            }
        }
        listener.abandon();
    }

    /** What an ending training waits for however long it takes; empty if for nothing. */
    private String whatComesFirst(TrainingRun run, Checkpoints checkpoints) {
        if (listener.askCanceled()) return "";
        if (waits) return "the other training, a step and a validation come";
        int epochs = checkpoints.history().size();
        if (epochs == 0)
            return "no epoch is finished yet, so the running step and a validation come";
        return run.isEndingEpoch() ? "the validation of epoch " + (epochs + 1) + " comes" : "";
    }

    private RuntimeException failure(Throwable cause) throws IOException {
        if (cause instanceof IOException io) throw io;
        PartPlan plan = TrainingDevices.of(devices, options).plan(options);
        return MemoryEstimate.failure(cause, options, plan);
    }
}
