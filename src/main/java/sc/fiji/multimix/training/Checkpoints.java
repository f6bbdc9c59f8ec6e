// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The models of one training. While it runs, the best model so far is beside the wanted file as
 * {@code NAME.best.zip} and the last one as {@code NAME.last.zip}; at the end the best one takes
 * the wanted name, and a model that had it is kept as {@code FILE.bak}. Files that an earlier
 * training left under these names make room, see {@link OlderFile}: a discard brings them back.
 *
 * <p>A model that cannot be saved stays in memory: it can be tried again, there or elsewhere.
 *
 * <p>Safe to be finished by another thread than the one that saves: nothing is saved afterwards.
 */
final class Checkpoints {
    private final ModelWriter writer;
    private final List<EpochReport> history = new ArrayList<>();
    private Path model;
    private final KeptModel best;
    private final KeptModel last;
    private boolean finished;
    private boolean installed; // whether the best model has its name
    private boolean ownsModel;

    Checkpoints(Path model, ModelWriter writer) {
        this.model = model;
        this.writer = writer;
        best = new KeptModel(best(model));
        last = new KeptModel(last(model));
    }

    private static Path best(Path model) {
        return ModelFile.sibling(model, ".best.zip");
    }

    /** The name that the best model is to have. */
    synchronized Path model() {
        return model;
    }

    /** File of the last model of a training, which it can be resumed from. */
    static Path last(Path model) {
        return ModelFile.sibling(model, ".last.zip");
    }

    /** Goes on with the files of a training that is resumed: they are not an earlier one's. */
    synchronized void restore(Checkpoint checkpoint) throws IOException {
        TrainedModel lastModel = ModelFile.load(last.path());
        last.adopt(other -> ModelFile.save(lastModel, checkpoint.attachments(), other), true);
        history.addAll(checkpoint.history());
        TrainedModel bestModel = checkpoint.best();
        if (bestModel == null) return;
        ownsModel = isOf(bestModel);
        if (!history.isEmpty()) best.adopt(other -> ModelFile.save(bestModel, other), false);
    }

    private boolean isOf(TrainedModel other) {
        if (!Files.exists(model)) return false;
        try {
            return ModelFile.load(model).weights().hasValuesOf(other.weights());
        } catch (IOException e) { // it is no model
            return false;
        }
    }

    /** Whether a file that has the model's name is of this training, before it was resumed. */
    synchronized boolean ownsModel() {
        return ownsModel;
    }

    /** File of the last model, perhaps an earlier one in a former place; null if none was saved. */
    synchronized Path last() {
        return last.saved();
    }

    /** The reports of the epochs whose models were kept. */
    synchronized List<EpochReport> history() {
        return List.copyOf(history);
    }

    /**
     * Keeps the network after an epoch in memory, to be {@linkplain #save saved}; as the best one
     * too if the report says so.
     *
     * @param state of the training
     * @return whether it was kept: not if the training is finished
     */
    synchronized boolean keep(NetworkSession network, EpochReport report, TrainingState state) {
        if (finished) return false;
        List<EpochReport> reports = new ArrayList<>(history);
        if (state.losses().count() == 0) reports.add(report); // else its epoch can be resumed
        ModelSnapshot copy = writer.copy(network, report);
        if (report.best()) best.put(copy);
        last.put(writer.resumable(copy, state, reports));
        history.add(report);
        return true;
    }

    /**
     * Keeps the network amid an epoch in memory, to be saved.
     *
     * @param report of the epoch so far
     * @param state of the training
     */
    synchronized void keepLast(NetworkSession network, EpochReport report, TrainingState state) {
        if (!finished) last.put(writer.resumable(writer.copy(network, report), state, history()));
    }

    /**
     * Saves what was kept and is not on the disk yet; does nothing if the training is finished.
     *
     * @param place the name that the best model is to have from now on
     * @throws IOException if that fails; what was saved before is as before
     */
    synchronized void save(Path place) throws IOException {
        if (finished) return;
        move(place);
        best.save();
        last.save();
    }

    /**
     * The best model, or the last if there is no best, must get there: then the place is good. The
     * other one stays where it is until it could be saved there too.
     */
    private void move(Path place) throws IOException {
        if (SameFile.is(place, model)) return;
        if (best.isIn(place) || last.isIn(place))
            throw new IOException(
                    "The model cannot be saved as "
                            + place
                            + ": this file holds a model of the running training. Choose another"
                            + " name.");
        if (best.exists()) {
            best.saveAs(best(place));
            last.moveTo(last(place));
        } else {
            last.saveAs(last(place));
            best.moveTo(best(place));
        }
        model = place;
        ownsModel = false;
    }

    /**
     * Saves the best model, if that is not done yet, and gives it its name; {@link #finishLast}
     * follows. Without one, as before the end of the first epoch, the last one is saved.
     *
     * @param place that name
     * @return whether there is a best model
     * @throws IOException if that fails; it can be tried again
     */
    synchronized boolean finish(Path place) throws IOException {
        finished = true;
        move(place);
        if (!best.exists()) {
            last.save();
            return false;
        }
        best.save();
        if (ownsModel) AtomicFile.rename(best.path(), model); // the backup is an older one
        else ModelFile.install(best.path(), model);
        installed = true;
        return true;
    }

    /**
     * Saves the last model, if that is not done yet.
     *
     * @throws IOException if that fails
     */
    synchronized void finishLast() throws IOException {
        last.save();
    }

    /**
     * Adds to the saved models what is known only at the end.
     *
     * @throws IOException if that fails; the models are whole nevertheless
     */
    synchronized void complete() throws IOException {
        if (installed) writer.complete(model);
        if (last.saved() != null) writer.complete(last.saved());
    }

    /**
     * Files of an earlier training are the backups of the saved ones.
     *
     * @throws IOException if that fails; they are then where they were
     */
    synchronized void settleOlder() throws IOException {
        best.settle();
        last.settle();
    }

    /** What was there before this training, or before it was resumed, is there again. */
    synchronized void discard() throws IOException {
        finished = true;
        last.discard();
        best.discard();
    }
}
