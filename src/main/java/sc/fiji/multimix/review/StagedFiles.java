// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * New files that belong together: made in a hidden folder of the data folder, then moved to their
 * places, all or none, and never over a file that is there.
 */
final class StagedFiles implements AutoCloseable {
    private final Path stage;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> targets = new ArrayList<>();

    /**
     * Makes the hidden folder.
     *
     * @throws IOException with the path if the data folder cannot be written to
     */
    StagedFiles(Path root) throws IOException {
        try {
            stage = Files.createTempDirectory(root, ".multimix-");
        } catch (IOException e) {
            throw new IOException("Cannot write to the data folder " + root + ": " + e, e);
        }
    }

    /** The hidden folder, for files on their way. */
    Path folder() {
        return stage;
    }

    /** Says where a file of the hidden folder belongs. */
    void add(Path file, Path target) {
        files.add(file);
        targets.add(target);
    }

    /**
     * Moves the files to their places.
     *
     * @return the folders that were made for them
     * @throws IOException with the path if one cannot be moved; nothing is left of the others
     */
    List<Path> moveAll() throws IOException {
        List<Path> folders = new ArrayList<>();
        List<Path> moved = new ArrayList<>();
        try {
            for (int i = 0; i < files.size(); i++) {
                makeFolders(targets.get(i).getParent(), folders);
                Files.move(files.get(i), targets.get(i)); // fails where a file is
                moved.add(targets.get(i));
            }
            return folders;
        } catch (IOException e) {
            delete(moved, folders);
            throw new IOException("Cannot save " + targets + ", none of it: " + e, e);
        }
    }

    private static void makeFolders(Path folder, List<Path> made) throws IOException {
        if (Files.isDirectory(folder)) return;
        makeFolders(folder.getParent(), made);
        Files.createDirectory(folder);
        made.add(folder);
    }

    /** Deletes files, and those of the folders that are empty then. */
    static void delete(List<Path> files, List<Path> folders) throws IOException {
        for (Path file : files) Files.deleteIfExists(file);
        List<Path> innermostFirst = new ArrayList<>(folders);
        Collections.reverse(innermostFirst);
        for (Path folder : innermostFirst) if (isEmpty(folder)) Files.delete(folder);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Deletes the hidden folder and what was not moved. */
    @Override
    public void close() throws IOException {
        List<Path> rest;
        try (Stream<Path> entries = Files.list(stage)) {
            rest = entries.toList();
        }
        delete(rest, List.of(stage));
    }
}
