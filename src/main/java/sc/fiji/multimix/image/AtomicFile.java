// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that its name never stands for half of it: into a temporary file beside it,
 * which then takes its place.
 */
public final class AtomicFile {
    private static final int BUFFER = 1 << 16;

    private AtomicFile() {}

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes or replaces a file; missing parent folders are made.
     *
     * @throws IOException with the path if that fails; an existing file is then as before
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        String name = FileNames.beginning(target.getFileName().toString());
        Path temporary = target.resolveSibling("." + name + "." + UUID.randomUUID());
        try {
            Files.createDirectories(target.getParent());
            try (OutputStream out =
                    new BufferedOutputStream(
                            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW),
                            BUFFER)) {
                content.writeTo(out);
            }
            move(temporary, target);
        } catch (IOException e) {
            throw new IOException("Cannot write the file " + file + ": " + e, e);
        } finally {
            if (Files.exists(temporary)) Files.delete(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
