// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A file that is being written under a temporary name, {@code .NAME.1a2b3c4d.multimix}, and is
 * deleted unless it was renamed. It is locked meanwhile, and the system ends the lock with the
 * program: so others see whether it is abandoned.
 */
final class UnfinishedFile implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\..+\\.[0-9a-f]{8}\\.multimix");

    /**
     * Of this program, by their real path, however their folder was named. Its own locks don't keep
     * it out, and it would lose them all by looking: POSIX ends them with any closing of the file.
     */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path realPath;

    /** Unlike a channel, not closed by an interrupt: a canceled training still saves its model. */
    private final FileOutputStream out;

    private UnfinishedFile(Path path, Path realPath, FileOutputStream out) {
        this.path = path;
        this.realPath = realPath;
        this.out = out;
    }

    /** An empty file in the folder of another. */
    static UnfinishedFile create(Path target) throws IOException {
        String id = UUID.randomUUID().toString().substring(0, 8);
        String name = FileNames.beginning(target.getFileName().toString());
        Path path = target.resolveSibling("." + name + "." + id + ".multimix");
        Path realPath = realPath(path);
        IN_USE.add(realPath);
        try {
            Files.createFile(path); // unlike the stream, says in its error's type what is wrong
            FileOutputStream out = new FileOutputStream(path.toFile());
            lock(out);
            return new UnfinishedFile(path, realPath, out);
        } catch (IOException e) {
            IN_USE.remove(realPath);
            throw e;
        }
    }

    private static void lock(FileOutputStream out) {
        try {
            out.getChannel().tryLock();
        } catch (IOException e) {
            // a drive without locks: then nobody gets one to delete the file
        }
    }

    /** Whether a file has such a name. */
    static boolean isNamedSo(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /** Whether this program is writing a file. */
    static boolean isInUse(Path file) throws IOException {
        return IN_USE.contains(realPath(file));
    }

    /** Without links and the like in its folder; the file itself need not be there. */
    private static Path realPath(Path file) throws IOException {
        return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
    }

    Path path() {
        return path;
    }

    OutputStream stream() {
        return out;
    }

    /** All is written: it is on the disk, not just in the system's memory, when this returns. */
    void complete() throws IOException {
        out.getFD().sync();
        out.close();
    }

    /** Deletes the file, unless it has another name now. */
    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(path);
            IN_USE.remove(realPath);
        }
    }
}
