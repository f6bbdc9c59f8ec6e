// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder of a comparison, which one process at a time may work in. What it holds is kept
 * whatever happens; a folder with other things is refused.
 */
final class ComparisonFolder implements AutoCloseable {
    private static final String SETTINGS = "comparison.json";
    private static final String LOCK = ".lock";

    /** What macOS, Windows and Synology put into every folder, in lower case. */
    private static final Set<String> OF_THE_SYSTEM =
            Set.of(".ds_store", "desktop.ini", "thumbs.db", "@eadir");

    private final Path folder;
    private final FileChannel lock;

    private ComparisonFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a new folder, or an old one to go on with.
     *
     * @param log told if it is continued by another version, or cannot be locked
     * @throws IOException if it holds other things or a comparison of other settings, or another
     *     process works in it; says which
     */
    static ComparisonFolder open(Path folder, ComparisonSettings settings, Consumer<String> log)
            throws IOException {
        return open(folder, settings, log, FileChannel::tryLock);
    }

    /** Locks a file; null if another process has locked it. */
    @FunctionalInterface
    interface Locking {
        FileLock lock(FileChannel channel) throws IOException;
    }

    static ComparisonFolder open(
            Path folder, ComparisonSettings settings, Consumer<String> log, Locking locking)
            throws IOException {
        refuseOtherContent(folder);
        Files.createDirectories(folder);
        ComparisonFolder opened = new ComparisonFolder(folder, lock(folder, log, locking));
        try {
            opened.settle(settings, log);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private static void refuseOtherContent(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        if (!Files.isDirectory(folder))
            throw new IOException(
                    "The output " + folder + " is a file. Choose a folder for the comparison.");
        if (Files.exists(folder.resolve(SETTINGS))) return;
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names =
                    entries.map(entry -> entry.getFileName().toString())
                            .filter(name -> !name.equals(LOCK) && !name.startsWith("." + SETTINGS))
                            .filter(name -> !OF_THE_SYSTEM.contains(name.toLowerCase(Locale.ROOT)))
                            .sorted()
                            .limit(3)
                            .toList();
            if (!names.isEmpty())
                throw new IOException(
                        "The output folder "
                                + folder
                                + " holds other things ("
                                + String.join(", ", names)
                                + "), which are kept. Choose an empty folder, or one of an earlier"
                                + " comparison to go on with it.");
        }
    }

    private static FileChannel lock(Path folder, Consumer<String> log, Locking locking)
            throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = locking.lock(channel);
        } catch (OverlappingFileLockException e) {
            // held by this process
        } catch (IOException e) {
            log.accept(
                    "The drive of "
                            + folder
                            + " cannot lock files ("
                            + FileProblem.inWords(e)
                            + "). See to it that no other comparison works in this folder.");
            return channel;
        }
        if (lock == null) {
            channel.close();
            throw new IOException(
                    "Another MultiMix Compare Systems is working in "
                            + folder
                            + ". Wait for its end, or choose another output folder.");
        }
        return channel;
    }

    private void settle(ComparisonSettings settings, Consumer<String> log) throws IOException {
        Path file = folder.resolve(SETTINGS);
        if (!Files.exists(file)) {
            settings.write(file);
            return;
        }
        ComparisonSettings earlier = ComparisonSettings.read(file);
        List<String> differences = settings.differences(earlier);
        if (!differences.isEmpty())
            throw new IOException(
                    "The folder "
                            + folder
                            + " holds a comparison of other settings, which is kept: "
                            + String.join("; ", differences)
                            + ". Choose another output folder, or the settings of then. More"
                            + " systems, masks, labels and repeats may be added to it.");
        if (!Objects.equals(settings.version(), earlier.version()))
            log.accept(
                    "This comparison was begun by "
                            + (earlier.version() == null
                                    ? "an earlier version of MultiMix, which is not known,"
                                    : "MultiMix " + earlier.version())
                            + " and is continued by MultiMix "
                            + settings.version()
                            + ": their trainings may differ.");
    }

    /** The folder itself. */
    Path path() {
        return folder;
    }

    /** What all its trainings have in common. */
    ComparisonSettings settings() throws IOException {
        return ComparisonSettings.read(folder.resolve(SETTINGS));
    }

    /** The trainings in it. */
    CellFolders cells() {
        return new CellFolders(folder.resolve("cells"));
    }

    /** Lets others work in it. */
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
