// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deletes each {@link UnfinishedFile} of programs that were killed: those that nobody has locked
 * and that were not written to for a while. The while is for a file that is complete and just
 * getting its name, and for drives of other computers, whose locks may not be seen.
 */
final class AbandonedFiles {
    private static final Duration AGE = Duration.ofMinutes(1);

    /** When each folder was looked through last: not for each of thousands of results. */
    private static final Map<Path, Instant> LOOKED = new ConcurrentHashMap<>();

    private AbandonedFiles() {}

    /** Looks through a folder, if that was not done lately. What cannot be deleted stays. */
    static void deleteIn(Path folder) {
        deleteIn(folder, Instant.now());
    }

    static void deleteIn(Path folder, Instant now) {
        Instant last = LOOKED.get(folder);
        if (last != null && now.isBefore(last.plus(AGE))) return;
        LOOKED.put(folder, now);
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(folder, UnfinishedFile::isNamedSo)) {
            for (Path file : files) if (isAbandoned(file, now)) Files.deleteIfExists(file);
        } catch (IOException | DirectoryIteratorException e) {
            // the new file matters, not the old ones
        }
    }

    private static boolean isAbandoned(Path file, Instant now) throws IOException {
        if (UnfinishedFile.isInUse(file)
                || Files.getLastModifiedTime(file).toInstant().isAfter(now.minus(AGE)))
            return false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // no locks there, or not ours
        }
    }
}
