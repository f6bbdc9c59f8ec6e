// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.image.AtomicFile;
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
        last = ModelFile.sibling(model, ".last.zip");
        olderBest = new OlderFile(best);
        olderLast = new OlderFile(last);
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
     * @return whether it was saved: not if the training is finished
     */
    synchronized boolean save(NetworkSession network, EpochReport report) throws IOException {
        if (!saveLast(network, report)) return false;
        if (report.best()) {
            if (!hasBest) olderBest.makeRoom();
            AtomicFile.write(best, out -> Files.copy(last, out));
            hasBest = true;
        }
        history.add(report);
        return true;
    }

    /**
     * Saves the network amid an epoch.
     *
     * @param report of the epoch so far
     * @return whether it was saved: not if the training is finished
     */
    synchronized boolean saveLast(NetworkSession network, EpochReport report) throws IOException {
        if (finished) return false;
        if (!hasLast) olderLast.makeRoom();
        writer.write(network, report, last);
        hasLast = true;
        return true;
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
