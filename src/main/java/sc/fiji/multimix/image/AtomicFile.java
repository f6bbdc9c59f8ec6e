// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes a file so that its name never stands for half of it, even if the program is killed or the
 * power fails: into an {@link UnfinishedFile} beside it, which is on the disk when it takes its
 * place.
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
     * Writes or replaces a file; missing parent folders are made. A file that is replaced passes
     * its permissions on, and if it is a link to a file, that file is replaced and the link stays.
     * What an earlier program that was killed left unfinished in its folder is deleted.
     *
     * @throws IOException with the path, the reason and what to do if that fails; an existing file
     *     is then as before, and nothing unfinished is left
     */
    public static void write(Path file, Content content) throws IOException {
        write(file, content, FileMove.PATIENT);
    }

    static void write(Path file, Content content, FileMove move) throws IOException {
        try {
            Path target = prepare(file);
            AbandonedFiles.deleteIn(target.getParent());
            try (UnfinishedFile unfinished = UnfinishedFile.create(target)) {
                copyPermissions(target, unfinished.path());
                OutputStream out = new BufferedOutputStream(unfinished.stream(), BUFFER);
                content.writeTo(out);
                out.flush();
                unfinished.complete();
                move.move(unfinished.path(), target);
            }
        } catch (IOException e) {
            throw WriteProblem.of(file, e);
        }
    }

    /**
     * Gives a complete file another name.
     *
     * @param from in the same folder
     * @param file its name from now on; a file or link that had it is replaced
     * @throws IOException as {@link #write} does; both files are then as before
     */
    public static void rename(Path from, Path file) throws IOException {
        try {
            refuseFolder(file);
            FileMove.replace(from, file);
        } catch (IOException e) {
            throw WriteProblem.of(file, e);
        }
    }

    /**
     * Checks, before any work, that a file can be written; missing parent folders are made.
     *
     * @throws IOException as {@link #write} does, if it cannot
     */
    public static void check(Path file) throws IOException {
        try {
            UnfinishedFile.create(prepare(file)).close();
        } catch (IOException e) {
            throw WriteProblem.of(file, e);
        }
    }

    /** Makes the folders of a file; returns where its bytes are to be, absolute. */
    private static Path prepare(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        refuseFolder(target);
        if (Files.isSymbolicLink(target) && Files.exists(target)) return target.toRealPath();
        Path folder = target.getParent();
        if (!Files.isDirectory(folder)) Files.createDirectories(folder); // it may be a link
        return target;
    }

    /** Of an existing file, where the system has such permissions. */
    private static void copyPermissions(Path from, Path to) {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view == null || !Files.exists(from)) return;
        try {
            view.setPermissions(Files.getPosixFilePermissions(from));
        } catch (IOException e) {
            // a drive that has none of its own
        }
    }

    private static void refuseFolder(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException("it is a folder. Name a file in it.");
    }
}
