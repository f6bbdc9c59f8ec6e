// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that a training saves a model in, again and again. What was there before can be brought
 * back: the file of an earlier training, see {@link OlderFile}, or that of this one when it was
 * resumed, see {@link ResumedFile}.
 */
final class KeptFile {
    private final Path path;
    private final OlderFile older;
    private final ResumedFile before;
    private final boolean resumed;
    private boolean written;

    /**
     * A file that is not written yet.
     *
     * @param resumed whether a file of this name is this training's own
     */
    KeptFile(Path path, boolean resumed) {
        this.path = path;
        this.resumed = resumed;
        older = new OlderFile(path);
        before = new ResumedFile(path);
    }

    Path path() {
        return path;
    }

    boolean isWritten() {
        return written;
    }

    /**
     * Saves a model.
     *
     * @throws IOException if that fails; the files are then as before
     */
    void write(ModelSnapshot model) throws IOException {
        if (!written) {
            if (resumed) before.keep();
            else older.makeRoom();
        }
        try {
            model.save(path);
            written = true;
        } catch (IOException | RuntimeException | Error e) {
            if (!written) undo(e);
            throw e;
        }
    }

    private void undo(Throwable failure) {
        try {
            if (resumed) before.forget();
            else older.bringBack();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The model stays: an older file is its backup. */
    void settle() throws IOException {
        if (!written) return;
        before.forget();
        older.keepAsBackup();
    }

    /** What was there before this training, or before it was resumed, is there again. */
    void discard() throws IOException {
        if (!written) return;
        if (resumed) {
            before.bringBack();
        } else {
            Files.deleteIfExists(path);
            older.bringBack();
        }
        written = false;
    }
}
