// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model of a running training, in memory and, as soon as it could be saved, in a file too. An
 * older file of that name makes room, see {@link OlderFile}.
 */
final class KeptModel {
    private final Path file;
    private final OlderFile older;
    private ModelSnapshot newest; // null if there is no model yet
    private boolean saved; // whether a model, perhaps not the newest, is in the file
    private boolean newestSaved;

    /** No model yet, to be saved under this name. */
    KeptModel(Path file) {
        this.file = file;
        older = new OlderFile(file);
    }

    Path file() {
        return file;
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
        saved = Files.exists(file);
    }

    /**
     * Brings the newest model to the disk.
     *
     * @throws IOException if that fails; a model that was saved before is untouched
     */
    void save() throws IOException {
        if (newest == null || newestSaved) return;
        if (!saved) older.makeRoom();
        newest.save(file);
        saved = true;
        newestSaved = true;
    }

    /** Whether a model is in the file. */
    boolean isSaved() {
        return saved;
    }

    /** An older file is the backup of the model or, if there is none, has its name again. */
    void settleOlder() throws IOException {
        if (saved) older.keepAsBackup();
        else older.bringBack();
    }

    /** Deletes the file; an older one has its name again. */
    void discard() throws IOException {
        if (saved) Files.deleteIfExists(file);
        saved = false;
        newestSaved = false;
        older.bringBack();
    }

    /** The same model under another name, not saved there yet. */
    KeptModel named(Path other) {
        KeptModel copy = new KeptModel(other);
        copy.newest = newest;
        return copy;
    }
}
