// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The folder of temporary files, which takes the prepared images that do not fit into Java's
 * memory.
 *
 * @param path where it is; need not exist
 * @param inMemory whether its files are in memory themselves, so that they save none
 * @param space tells how much is free there
 */
record PlaneFolder(Path path, boolean inMemory, FreeSpace space) {
    /** Left to others, such as the model's file. */
    private static final long SPARED = 64L << 20;

    /** Linux's file systems whose files are in memory. */
    private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

    /** A system's folder for temporary files that outlive a restart, hence on a disk. */
    private static final Path LASTING = Path.of("/var/tmp");

    /** Tells how many bytes may be written into a folder. */
    @FunctionalInterface
    interface FreeSpace {
        /** Of the file system that a folder is in. */
        FreeSpace OF_FILE_SYSTEM = folder -> Files.getFileStore(folder).getUsableSpace();

        long bytes(Path folder) throws IOException;
    }

    /** Tells the type of the file system that a folder is in, as the system names it. */
    @FunctionalInterface
    interface FileSystemType {
        String of(Path folder) throws IOException;
    }

    /** Java's folder of temporary files; if that is in memory, {@code /var/tmp} where it is not. */
    static PlaneFolder ofSystem() {
        return choose(
                Path.of(System.getProperty("java.io.tmpdir")),
                LASTING,
                folder -> Files.getFileStore(folder).type());
    }

    /**
     * Chooses between two folders.
     *
     * @param preferred taken unless it is in memory and the other is not
     * @param other taken only if it is a folder, may be written, and is known to be on a disk
     */
    static PlaneFolder choose(Path preferred, Path other, FileSystemType type) {
        boolean inMemory = MEMORY.contains(typeOrUnknown(preferred, type));
        if (inMemory && Files.isDirectory(other) && Files.isWritable(other)) {
            String otherType = typeOrUnknown(other, type);
            if (!otherType.isEmpty() && !MEMORY.contains(otherType))
                return new PlaneFolder(other, false, FreeSpace.OF_FILE_SYSTEM);
        }
        return new PlaneFolder(preferred, inMemory, FreeSpace.OF_FILE_SYSTEM);
    }

    /** Empty if it is unknown, as that of a folder that is missing. */
    private static String typeOrUnknown(Path folder, FileSystemType type) {
        try {
            return type.of(folder);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Checks that this folder has space for so many bytes, if that is known.
     *
     * @throws IOException if it has not, or is missing; says what is needed, what is free and what
     *     to do
     */
    void checkSpace(long bytes) throws IOException {
        long free;
        try {
            free = space.bytes(path);
        } catch (NoSuchFileException e) {
            throw unusable(e);
        } catch (IOException e) {
            return; // not known, as for a mount that Java does not find: let it be tried
        }
        if (free - SPARED < bytes)
            throw new IOException(
                    "Not enough space for the prepared images in the folder of temporary files "
                            + path
                            + ": "
                            + megabytes(bytes + SPARED)
                            + " MB are needed, "
                            + megabytes(free)
                            + " MB are free. Make room, choose a smaller resolution, or start"
                            + advice());
    }

    /** The error of a folder that takes no file: which, why, and what to do. */
    IOException unusable(IOException cause) {
        boolean missing = cause instanceof NoSuchFileException;
        return new IOException(
                "The folder of temporary files "
                        + path
                        + " cannot be used for the prepared images: "
                        + (missing ? "there is no such folder" : cause)
                        + ". Make it a folder that you may write into, or start"
                        + advice(),
                cause);
    }

    private static String advice() {
        return " with more memory (-Xmx) or another folder (-Djava.io.tmpdir=FOLDER).";
    }

    /** For a message: how much is free, if that is known. */
    String freeSpace() {
        try {
            return megabytes(space.bytes(path)) + " MB free";
        } catch (IOException e) {
            return "an unknown amount of space free";
        }
    }

    /** Rounded up. */
    static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
