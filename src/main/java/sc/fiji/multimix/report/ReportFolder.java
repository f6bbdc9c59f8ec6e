// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import sc.fiji.multimix.image.Disk;
import sc.fiji.multimix.image.FileMove;
import sc.fiji.multimix.image.WriteProblem;

/**
 * A folder that is written whole or not at all: into a temporary folder, which then takes its
 * place. If the folder exists, the temporary one is inside it and its files are moved up, the page
 * last: the folder may be a link, a mounted disk, or in a place where nothing else can be written.
 * A folder with anything in it is never touched; see {@link KilledReports} for the exception.
 */
public final class ReportFolder {
    /** What file managers leave in folders that look empty. */
    private static final Set<String> CLUTTER = Set.of(".DS_Store", "desktop.ini", "Thumbs.db");

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
        Path target = folder.toAbsolutePath().normalize();
        settle(target);
        requireFree(folder);
        Path probe = KilledReports.temporary(target);
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
     * @throws IOException as {@link #check} does, or if writing fails, nothing is left then; or if
     *     the written files cannot be moved to their place: says where they are
     */
    public static void write(Path folder, Content content) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        settle(target);
        requireFree(folder);
        Path temporary = KilledReports.temporary(target);
        try {
            Files.createDirectories(temporary);
            content.writeTo(temporary);
            Disk.forceAll(temporary);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, temporary);
            throw e;
        }
        try {
            requireFree(folder); // still
            if (Files.isDirectory(folder)) {
                temporary = KilledReports.complete(temporary);
                moveUp(temporary, folder);
            } else {
                FileMove.replace(temporary, folder);
            }
        } catch (IOException e) {
            throw new IOException(
                    "The files are complete, but cannot be moved to the output folder "
                            + folder
                            + ": "
                            + e
                            + ". They are in "
                            + temporary,
                    e);
        }
    }

    /** What cannot be tidied up is in the way, and then named, or is not. */
    private static void settle(Path folder) {
        try {
            KilledReports.settle(folder, Instant.now());
        } catch (IOException | DirectoryIteratorException e) {
            return;
        }
    }

    /** Refuses what is no new or empty folder; half a report, hidden, may be in. */
    private static void requireFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            if (!Files.isSymbolicLink(folder)) return;
            throw new IOException(
                    "The output " + folder + " is a link to nothing. Choose another folder.");
        }
        if (!Files.isDirectory(folder))
            throw new IOException(
                    "The output " + folder + " is a file. Choose a new or empty folder.");
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.filter(entry -> !KilledReports.isUnfinished(entry))
                    .allMatch(entry -> CLUTTER.contains(entry.getFileName().toString()))) return;
        }
        throw new IOException(
                "The output folder "
                        + folder
                        + (Files.exists(folder.resolve(EvaluationReport.PAGE))
                                ? " holds another report"
                                : " is not empty")
                        + ", which is kept. Choose a new or empty folder, or move its files away.");
    }

    /** Moves the files of a complete report to their place, the page last. */
    static void moveUp(Path temporary, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(temporary)) {
            files = entries.sorted(Comparator.comparing(ReportFolder::isPage)).toList();
        }
        for (Path file : files) FileMove.replace(file, folder.resolve(file.getFileName()));
        Files.delete(temporary);
    }

    private static boolean isPage(Path file) {
        return file.endsWith(EvaluationReport.PAGE);
    }

    private static void deleteAfter(Throwable cause, Path folder) {
        if (!Files.exists(folder)) return;
        try {
            KilledReports.delete(folder);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static IOException cannotWrite(Path folder, IOException e) {
        return new IOException(
                "The output folder " + folder + " cannot be made: " + WriteProblem.inWords(e), e);
    }
}
