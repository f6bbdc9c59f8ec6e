// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The model files of one training. While it runs, the best model so far is beside the wanted file
 * as {@code NAME.best.zip} and the last one as {@code NAME.last.zip}; at the end the best one takes
 * the wanted name, and a model that had it is kept as {@code FILE.bak}. Files that an earlier
 * training left under these names make room, see {@link OlderFile}: a discard brings them back.
 *
 * <p>Safe to be finished by another thread than the one that saves: nothing is saved afterwards.
 */
final class Checkpoints {
    private final Path model;
    private final Path best;
    private final Path last;
    private final OlderFile olderBest;
    private final OlderFile olderLast;
    private final ModelWriter writer;
    private final List<EpochReport> history = new ArrayList<>();
    private boolean finished;
    private boolean hasBest;
    private boolean hasLast;

    Checkpoints(Path model, ModelWriter writer) {
        this.model = model;
        this.writer = writer;
        best = ModelFile.sibling(model, ".best.zip");
        last = last(model);
        olderBest = new OlderFile(best);
        olderLast = new OlderFile(last);
    }

    /** File of the last model of a training, which it can be resumed from. */
    static Path last(Path model) {
        return ModelFile.sibling(model, ".last.zip");
    }

    /** Goes on with the files of a training that is resumed: they are not an earlier one's. */
    synchronized void restore(Checkpoint checkpoint) throws IOException {
        hasLast = true;
        history.addAll(checkpoint.history());
        if (checkpoint.best() == null || history.isEmpty()) return;
        ModelFile.save(checkpoint.best(), best);
        hasBest = true;
    }

    /** File of the last model; null if none was saved. */
    synchronized Path last() {
        return hasLast ? last : null;
    }

    /** The reports of the epochs that were saved. */
    synchronized List<EpochReport> history() {
        return List.copyOf(history);
    }

    /**
     * Saves the network after an epoch; as the best one too if the report says so.
     *
     * @param state of the training
     * @return whether it was saved: not if the training is finished
     */
    synchronized boolean save(NetworkSession network, EpochReport report, TrainingState state)
            throws IOException {
        if (finished) return false;
        List<EpochReport> reports = new ArrayList<>(history);
        if (state.losses().count() == 0) reports.add(report); // else its epoch can be resumed
        write(network, report, state, reports); // first, since it holds the best one too
        if (report.best()) {
            if (!hasBest) olderBest.makeRoom();
            writer.write(network, report, best);
            hasBest = true;
        }
        history.add(report);
        return true;
    }

    /**
     * Saves the network amid an epoch.
     *
     * @param report of the epoch so far
     * @param state of the training
     * @return whether it was saved: not if the training is finished
     */
    synchronized boolean saveLast(NetworkSession network, EpochReport report, TrainingState state)
            throws IOException {
        if (finished) return false;
        write(network, report, state, history);
        return true;
    }

    private void write(
            NetworkSession network,
            EpochReport report,
            TrainingState state,
            List<EpochReport> reports)
            throws IOException {
        if (!hasLast) olderLast.makeRoom();
        writer.writeResumable(network, report, state, reports, hasBest ? best : null, last);
        hasLast = true;
    }

    /**
     * Gives the best model its name.
     *
     * @return whether there is one
     */
    synchronized boolean finish() throws IOException {
        finished = true;
        if (hasLast) {
            writer.complete(last);
            olderLast.keepAsBackup();
        } else {
            olderLast.bringBack();
        }
        if (!hasBest) {
            olderBest.bringBack();
            return false;
        }
        writer.complete(best);
        ModelFile.install(best, model);
        olderBest.keepAsBackup();
        return true;
    }

    /** Deletes what was saved; what was there before has its names again. */
    synchronized void discard() throws IOException {
        finished = true;
        if (hasLast) Files.deleteIfExists(last);
        if (hasBest) Files.deleteIfExists(best);
        hasLast = false;
        hasBest = false;
        olderLast.bringBack();
        olderBest.bringBack();
    }
}
