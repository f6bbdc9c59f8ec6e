// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.image.FileMove;

/**
 * A file of a training as it was when the training was resumed: a discard brings it back. From the
 * first save until the end it is beside the file as {@code FILE.resumed}; the file itself is always
 * there, so that the training can be resumed again if the program is killed.
 */
final class ResumedFile {
    private final Path file;
    private final Path copy;
    private boolean copied;

    ResumedFile(Path file) {
        this.file = file;
        copy = file.resolveSibling(file.getFileName() + ".resumed");
    }

    /** Keeps what is in the file, if there is one, which is about to be replaced. */
    void keep() throws IOException {
        if (!Files.exists(file)) return;
        forget(); // what a resumed training that was killed has left
        try {
            Files.createLink(copy, file); // costs neither time nor space
        } catch (IOException | UnsupportedOperationException e) {
            AtomicFile.write(copy, out -> Files.copy(file, out));
        }
        copied = true;
    }

    /** The file is again as it was when the training was resumed. */
    void bringBack() throws IOException {
        if (copied) FileMove.replace(copy, file);
        else Files.deleteIfExists(file);
        copied = false;
    }

    /** The file stays as it is now. */
    void forget() throws IOException {
        Files.deleteIfExists(copy);
    }
}
