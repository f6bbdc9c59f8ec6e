// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The LibTorch with CUDA that the user has chosen, remembered in a file of the cache folder. It is
 * used from the next start on.
 *
 * @param folder with the libraries
 * @param copied whether the suite made that folder, so that an undo removes it
 * @param failure why it is not used any more, after a start with it failed; null if none did
 */
public record GpuLibrary(Path folder, boolean copied, String failure) {
    /** Folder in the settings of links by which DJL finds CUDA's run-time. */
    public static final String NAMES = "multimix-gpu-names";

    private static final String FILE = "multimix-gpu.properties";

    /** There while a start with the library goes on; holds the process's number. */
    private static final String MARK = "multimix-gpu.starting";

    /**
     * What is remembered, if anything is.
     *
     * @param settings the folder of the file: the cache folder
     * @throws IOException with the path if the file cannot be read
     */
    public static Optional<GpuLibrary> remembered(Path settings) throws IOException {
        Path file = settings.resolve(FILE);
        if (!Files.exists(file)) return Optional.empty();
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e, e.toString());
        }
        String folder = properties.getProperty("folder");
        if (folder == null)
            throw new IOException(
                    "The settings "
                            + file
                            + " name no folder. Delete the file, or install GPU support again.");
        try {
            return Optional.of(
                    new GpuLibrary(
                            Path.of(folder),
                            Boolean.parseBoolean(properties.getProperty("copied")),
                            properties.getProperty("failure")));
        } catch (InvalidPathException e) { // letters that this system's language setting lacks
            throw unreadable(file, e, "the folder is no path here: " + e.getReason());
        }
    }

    private static IOException unreadable(Path file, Exception e, String reason) {
        return new IOException("Cannot read the settings " + file + ": " + reason, e);
    }

    /** Remembers this, in place of any other; how a start with that one ended is past. */
    public void remember(Path settings) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("folder", folder.toAbsolutePath().toString());
        properties.setProperty("copied", Boolean.toString(copied));
        if (failure != null) properties.setProperty("failure", failure);
        Files.createDirectories(settings);
        // not createTempFile, which keeps other users of a shared folder from reading it
        Path temporary = settings.resolve("." + FILE + "." + UUID.randomUUID());
        try {
            try (OutputStream out =
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW)) {
                properties.store(out, "MultiMix: GPU support");
            }
            Files.move(temporary, settings.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
            unmarkStart(settings);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Forgets whatever is remembered. */
    public static void forget(Path settings) throws IOException {
        Files.deleteIfExists(settings.resolve(FILE));
        Files.deleteIfExists(settings.resolve(MARK));
    }

    /** The same, not to be used any more. */
    GpuLibrary failed(String reason) {
        return new GpuLibrary(folder, copied, reason);
    }

    /** Notes that a start begins; if it ends the program, the next start finds the note. */
    static void markStart(Path settings) throws IOException {
        Files.writeString(settings.resolve(MARK), Long.toString(ProcessHandle.current().pid()));
    }

    /** Notes that the start is over, well or not. */
    static void unmarkStart(Path settings) throws IOException {
        Files.deleteIfExists(settings.resolve(MARK));
    }

    /** Whether a start with it ended a program that is gone now. */
    static boolean endedTheProgram(Path settings) throws IOException {
        Path mark = settings.resolve(MARK);
        if (!Files.exists(mark)) return false;
        String process = Files.readString(mark).strip();
        return !process.matches("[0-9]{1,18}")
                || ProcessHandle.of(Long.parseLong(process)).isEmpty();
    }
}
