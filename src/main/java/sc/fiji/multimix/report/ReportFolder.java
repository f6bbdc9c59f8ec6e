// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that is written whole or not at all: into a temporary folder beside it, which then takes
 * its place. A folder with anything in it is never touched.
 */
public final class ReportFolder {
    private ReportFolder() {}

    /** Writes the files of a folder. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes.
         *
         * @param folder an empty folder
         */
        void writeTo(Path folder) throws IOException;
    }

    /**
     * Checks, before any work, that a folder can be made.
     *
     * @throws IOException if there is a file, or a folder with something in it, or none can be made
     */
    public static void check(Path folder) throws IOException {
        requireFree(folder);
        Path probe = temporary(folder);
        try {
            Files.createDirectories(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /**
     * Writes a folder; missing parent folders are made.
     *
     * @throws IOException as {@link #check} does, or if writing fails; nothing is left then
     */
    public static void write(Path folder, Content content) throws IOException {
        requireFree(folder);
        Path temporary = temporary(folder);
        try {
            Files.createDirectories(temporary);
            content.writeTo(temporary);
            requireFree(folder); // still
            Files.deleteIfExists(folder);
            move(temporary, folder);
        } finally {
            if (Files.exists(temporary)) delete(temporary);
        }
    }

    private static Path temporary(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        String id = UUID.randomUUID().toString().substring(0, 8);
        return target.resolveSibling("." + target.getFileName() + "." + id + ".tmp");
    }

    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        if (!Files.isDirectory(folder))
            throw new IOException(
                    "The output " + folder + " is a file. Choose a new or empty folder.");
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isEmpty()) return;
        }
        throw new IOException(
                "The output folder "
                        + folder
                        + (Files.exists(folder.resolve("report.html"))
                                ? " holds another report"
                                : " is not empty")
                        + ", which is kept. Choose a new or empty folder, or move its files away.");
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static IOException cannotWrite(Path folder, IOException e) {
        return new IOException(
                "The output folder " + folder + " cannot be made: " + e + ". Choose another.", e);
    }
}
