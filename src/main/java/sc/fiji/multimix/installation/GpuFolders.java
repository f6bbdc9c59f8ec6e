// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The suite's own folder of GPU libraries, and temporary ones beside it that carry the number of
 * the process that fills them.
 */
final class GpuFolders {
    private static final String TARGET = "multimix-gpu";
    private static final String TEMPORARY = ".multimix-gpu-";

    private final Path settings;

    /** Below the cache folder. */
    GpuFolders(Path settings) {
        this.settings = settings;
    }

    /** The folder that is either complete or not there. */
    Path target() {
        return settings.resolve(TARGET);
    }

    /** A new, empty folder of this process. */
    Path newTemporary() throws IOException {
        Files.createDirectories(settings);
        return Files.createTempDirectory(settings, TEMPORARY + ProcessHandle.current().pid() + "-");
    }

    /** Deletes what processes that are gone have left behind. */
    void removeLeftovers() throws IOException {
        if (!Files.isDirectory(settings)) return;
        List<Path> folders;
        try (Stream<Path> entries = Files.list(settings)) {
            folders = entries.filter(GpuFolders::isAbandoned).toList();
        }
        for (Path folder : folders) delete(folder);
    }

    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches("\\.multimix-gpu-\\d{1,18}-.*")) return false;
        String process = name.substring(TEMPORARY.length(), name.indexOf('-', TEMPORARY.length()));
        return ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }

    /** Puts a filled temporary folder in the target's place. */
    void publish(Path temporary) throws IOException {
        Path old = newTemporary().resolve("old");
        try {
            if (Files.exists(target())) move(target(), old);
            move(temporary, target());
        } catch (IOException e) {
            if (Files.exists(old) && !Files.exists(target())) move(old, target());
            throw new IOException(
                    "The folder "
                            + target()
                            + " cannot be replaced: "
                            + e
                            + ". If ImageJ is using it, run action=undo, restart, and try again.",
                    e);
        } finally {
            delete(old.getParent());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to); // still one rename, since both are in one folder
        }
    }

    /** Deletes a folder with all that is in it; nothing if it is not there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) Files.delete(file);
    }
}
