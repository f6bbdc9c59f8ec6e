// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Renames a file or a folder in one step, so that either name stands for the old or the new one
 * whenever the program is killed; then the change is forced to the disk.
 *
 * <p>It is tried for some seconds: on Windows nothing can be renamed as long as a virus scanner or
 * an indexer reads it.
 */
public final class FileMove {
    /** Before another try; together some seconds, as a virus scanner takes. */
    private static final long[] PAUSES_MILLIS = {100, 200, 400, 800, 1600};

    static final FileMove PATIENT = new FileMove(FileMove::rename, PAUSES_MILLIS);

    private final Rename rename;
    private final long[] pausesMillis;

    /** What the system does. */
    @FunctionalInterface
    interface Rename {
        void move(Path from, Path to) throws IOException;
    }

    FileMove(Rename rename, long... pausesMillis) {
        this.rename = rename;
        this.pausesMillis = pausesMillis;
    }

    /**
     * Gives a file or folder another name.
     *
     * @param from what to rename
     * @param to its name from now on; a file that had it is replaced
     * @throws IOException if that fails; both are then as before
     */
    public static void replace(Path from, Path to) throws IOException {
        PATIENT.move(from, to);
    }

    void move(Path from, Path to) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                rename.move(from, to);
                break;
            } catch (IOException e) {
                if (!mayPass(e, from, to)
                        || attempt == pausesMillis.length
                        || !pause(pausesMillis[attempt])) throw e;
            }
        }
        Disk.forceFolder(to.toAbsolutePath().getParent());
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Whether it is as when another program has the file open. */
    private static boolean mayPass(IOException e, Path from, Path to) {
        boolean refused =
                e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
        boolean kept = Files.isRegularFile(from) && Files.isDirectory(to);
        return refused && !kept;
    }

    /** Waits; false if interrupted. */
    private static boolean pause(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
