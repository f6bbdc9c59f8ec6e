// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sc.fiji.multimix.image.FileMove;

/**
 * What programs that were killed left of a {@link ReportFolder}. A report that is complete, but of
 * which only a part was moved to its place, is moved there to its end; half a report is deleted
 * when nobody can be writing it any more.
 */
final class KilledReports {
    /** Ending of the hidden folder that a report is written into. */
    private static final String UNFINISHED = ".tmp";

    /** Ending of the hidden folder whose files are being moved up. */
    private static final String COMPLETE = ".complete";

    private static final String ID = "\\.[0-9a-f]{8}";
    private static final Duration MOVING = Duration.ofMinutes(1);
    private static final Duration WRITING = Duration.ofDays(1);

    private KilledReports() {}

    /** A hidden folder to write a report into: in the folder if there is one, else beside it. */
    static Path temporary(Path folder) {
        String id = "." + UUID.randomUUID().toString().substring(0, 8) + UNFINISHED;
        return Files.isDirectory(folder)
                ? folder.resolve(id)
                : folder.resolveSibling("." + folder.getFileName() + id);
    }

    /** Whether a folder in the report's is one of half a report. */
    static boolean isUnfinished(Path entry) {
        return matches(entry, ID + Pattern.quote(UNFINISHED));
    }

    /** All is written: from now on the report can be moved up by anybody. */
    static Path complete(Path temporary) throws IOException {
        String name = temporary.getFileName().toString();
        Path complete =
                temporary.resolveSibling(
                        name.substring(0, name.length() - UNFINISHED.length()) + COMPLETE);
        FileMove.replace(temporary, complete);
        return complete;
    }

    /**
     * Tidies up in a report's folder and beside it.
     *
     * @param folder absolute; need not exist
     */
    static void settle(Path folder, Instant now) throws IOException {
        if (Files.isDirectory(folder)) {
            for (Path each : old(folder, ID + Pattern.quote(COMPLETE), now.minus(MOVING)))
                ReportFolder.moveUp(each, folder);
            deleteAll(old(folder, ID + Pattern.quote(UNFINISHED), now.minus(WRITING)));
        } else if (folder.getParent() != null && Files.isDirectory(folder.getParent())) {
            String beside =
                    Pattern.quote("." + folder.getFileName()) + ID + Pattern.quote(UNFINISHED);
            deleteAll(old(folder.getParent(), beside, now.minus(WRITING)));
        }
    }

    private static List<Path> old(Path folder, String name, Instant before) throws IOException {
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(
                        folder,
                        entry ->
                                matches(entry, name)
                                        && Files.isDirectory(entry)
                                        && Files.getLastModifiedTime(entry)
                                                .toInstant()
                                                .isBefore(before))) {
            List<Path> found = new ArrayList<>();
            entries.forEach(found::add);
            return found;
        }
    }

    private static boolean matches(Path entry, String name) {
        return entry.getFileName().toString().matches(name);
    }

    private static void deleteAll(List<Path> folders) throws IOException {
        for (Path folder : folders) delete(folder);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
