// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A model of a running training, in memory and, as soon as it could be saved, in a file too. If it
 * moves to another place, the file in the former one goes when the model is saved in the new one.
 */
final class KeptModel {
    private final Deque<KeptFile> former = new ArrayDeque<>(); // written ones, the newest first
    private KeptFile file;
    private ModelSnapshot newest; // null if there is no model yet
    private boolean newestSaved;
    private boolean adopted; // whether the file holds the model of the training that is resumed

    /** No model yet, to be saved under this name. */
    KeptModel(Path path) {
        file = new KeptFile(path, false);
    }

    Path path() {
        return file.path();
    }

    /** Whether there is a model. */
    boolean exists() {
        return newest != null;
    }

    /** Keeps a newer model in memory. */
    void put(ModelSnapshot model) {
        newest = model;
        newestSaved = false;
    }

    /**
     * Takes over the model of a training that is resumed; a file of the name is that one's.
     *
     * @param isSaved whether the file holds this model
     */
    void adopt(ModelSnapshot model, boolean isSaved) {
        newest = model;
        newestSaved = isSaved;
        adopted = isSaved;
        file = new KeptFile(file.path(), true);
    }

    /**
     * Brings the newest model to the disk.
     *
     * @throws IOException if that fails; a model that was saved before is untouched
     */
    void save() throws IOException {
        if (newest == null || newestSaved) return;
        file.write(newest);
        newestSaved = true;
        leaveFormerPlaces();
    }

    /** File that a model, perhaps not the newest, was saved in; null if there is none. */
    Path saved() {
        if (file.isWritten() || adopted) return file.path();
        return former.isEmpty() ? null : former.getFirst().path();
    }

    /** Whether a model of this training is, or is to be, in a file. */
    boolean isIn(Path path) {
        return SameFile.is(file.path(), path)
                || former.stream().anyMatch(place -> SameFile.is(place.path(), path));
    }

    /** The model is to be saved under another name from now on. */
    void moveTo(Path path) {
        take(at(path));
    }

    /**
     * Saves the model, if there is one, under another name from now on.
     *
     * @throws IOException if that fails; all is then as before
     */
    void saveAs(Path path) throws IOException {
        KeptFile place = at(path);
        if (newest != null) place.write(newest);
        take(place);
        if (newest == null) return;
        newestSaved = true;
        leaveFormerPlaces();
    }

    /** A place where the model was before is taken up again: the file there is its own. */
    private KeptFile at(Path path) {
        if (SameFile.is(file.path(), path)) return file;
        return former.stream()
                .filter(place -> SameFile.is(place.path(), path))
                .findFirst()
                .orElseGet(() -> new KeptFile(path, false));
    }

    private void take(KeptFile place) {
        if (place == file) return;
        if (file.isWritten()) former.addFirst(file);
        former.remove(place);
        file = place;
        newestSaved = false;
        adopted = false;
    }

    private void leaveFormerPlaces() {
        for (KeptFile place : former) {
            try {
                place.discard();
            } catch (IOException e) {
                // the drive may be gone: then the file is as good as deleted
            }
        }
        former.clear();
    }

    /** The model stays: an older file is its backup. */
    void settle() throws IOException {
        file.settle();
    }

    /** What was there before this training, or before it was resumed, is there again. */
    void discard() throws IOException {
        leaveFormerPlaces();
        file.discard();
        newestSaved = false;
    }
}
