// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Brings what the system still holds in memory to the disk, so that a power cut takes none. */
public final class Disk {
    private Disk() {}

    /**
     * All files in and below a folder, and their names.
     *
     * @throws IOException if a file cannot be forced to the disk
     */
    public static void forceAll(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> entries = Files.walk(folder)) {
            all = entries.toList();
        }
        for (Path each : all) {
            if (Files.isDirectory(each)) forceFolder(each);
            else force(each, StandardOpenOption.WRITE);
        }
    }

    /** The names in a folder; does nothing where the system has no way, as Windows. */
    static void forceFolder(Path folder) {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            // the files are written; whether their names outlast a power cut is up to the system
        }
    }

    /** An interrupt would close the channel: it waits. */
    private static void force(Path path, OpenOption access) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
