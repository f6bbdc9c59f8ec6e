// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.image.FileMove;

/**
 * The folders of trainings, one each. A folder gets its name when all in it is complete, so that a
 * name never stands for half a result; {@code NAME.error.txt} says why one failed last time.
 */
final class CellFolders {
    private static final String SCORES = "scores.json";
    private static final String UNFINISHED = ".unfinished";
    private static final String ERROR = ".error.txt";

    /** Others' folders, as those of a NAS or a copy by hand, have other names. */
    private static final Pattern NAME = Pattern.compile("[^.@].*-repeat[1-9][0-9]*");

    private final Path folder;

    CellFolders(Path folder) {
        this.folder = folder;
    }

    /** Fills the folder of a training. */
    @FunctionalInterface
    interface Work {
        CellResult in(Path folder) throws IOException;
    }

    /** Whether a training is complete. */
    boolean isFinished(Cell cell) {
        return isComplete(folder.resolve(cell.name()));
    }

    private static boolean isComplete(Path training) {
        return Files.isRegularFile(training.resolve(SCORES)); // it is written last
    }

    /**
     * Does a training from its beginning and gives its folder its name. One that is complete but
     * could not get its name before gets it now.
     *
     * @throws IOException if the work throws it, or a file cannot be written
     */
    CellResult finish(Cell cell, Work work) throws IOException {
        Path unfinished = unfinished(cell);
        requireFree(folder.resolve(cell.name()));
        if (!isComplete(unfinished)) {
            delete(unfinished);
            Files.createDirectories(unfinished);
            work.in(unfinished).write(unfinished.resolve(SCORES));
        }
        CellResult result = CellResult.read(unfinished.resolve(SCORES));
        rename(unfinished, cell.name());
        return result;
    }

    private Path unfinished(Cell cell) {
        return folder.resolve("." + cell.name() + UNFINISHED);
    }

    private static void requireFree(Path training) throws IOException {
        try {
            Files.deleteIfExists(training); // an empty folder
        } catch (DirectoryNotEmptyException e) {
            throw new IOException(
                    "The folder "
                            + training
                            + " has no "
                            + SCORES
                            + ", so its training is not complete, but it holds other files. Move"
                            + " or delete it and run the comparison again.",
                    e);
        }
    }

    private void rename(Path unfinished, String name) throws IOException {
        try {
            FileMove.replace(unfinished, folder.resolve(name));
        } catch (IOException e) {
            throw new IOException(
                    "The training is complete, but its folder "
                            + unfinished
                            + " could not be renamed to "
                            + name
                            + ": "
                            + FileProblem.inWords(e)
                            + " It is kept and renamed when the comparison is run again.",
                    e);
        }
        try {
            Files.deleteIfExists(folder.resolve(name + ERROR));
        } catch (IOException e) {
            // it no longer counts: see hasFailed
        }
    }

    /** Writes down why a training failed. */
    void fail(Cell cell, String reason) throws IOException {
        AtomicFile.write(
                error(cell), out -> out.write((reason + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether a training failed when it was tried last. */
    boolean hasFailed(Cell cell) {
        return !isFinished(cell) && Files.exists(error(cell));
    }

    /** The file that says why a training failed. */
    Path error(Cell cell) {
        return folder.resolve(cell.name() + ERROR);
    }

    /**
     * All complete trainings, in the order of the tables, repeat by repeat.
     *
     * @throws IOException if scores cannot be read; says what to do
     */
    List<CellResult> results() throws IOException {
        List<CellResult> results = new ArrayList<>();
        try {
            for (Path training : complete()) results.add(CellResult.read(training.resolve(SCORES)));
        } catch (FileSystemException e) {
            throw FileProblem.worded(e);
        }
        results.sort(
                Comparator.comparing((CellResult result) -> result.cell().setting())
                        .thenComparing(result -> result.cell().repeat()));
        return results;
    }

    private List<Path> complete() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> NAME.matcher(fileName(entry)).matches())
                    .filter(CellFolders::isComplete)
                    .sorted()
                    .toList();
        }
    }

    /**
     * Gives complete trainings that could not get it their name, and deletes what trainings that
     * were broken off left.
     *
     * @return what could not be done, a line each
     */
    List<String> settleUnfinished() throws IOException {
        List<String> problems = new ArrayList<>();
        if (!Files.isDirectory(folder)) return problems;
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(folder)) {
            unfinished =
                    entries.filter(entry -> fileName(entry).startsWith("."))
                            .filter(entry -> fileName(entry).endsWith(UNFINISHED))
                            .toList();
        }
        for (Path entry : unfinished) {
            String name = fileName(entry);
            try {
                if (isComplete(entry))
                    rename(entry, name.substring(1, name.length() - UNFINISHED.length()));
                else delete(entry);
            } catch (IOException e) {
                problems.add(FileProblem.inWords(e));
            }
        }
        return problems;
    }

    /**
     * Renames the folders of trainings whose scores are damaged, so that they count as not
     * finished: see {@link DamagedScores}.
     *
     * @return what was done, a line each
     * @throws IOException if scores cannot be read at all, or a folder cannot be renamed
     */
    List<String> setDamagedAside() throws IOException {
        return DamagedScores.setAside(complete(), SCORES);
    }

    /** Deletes what a training left that was broken off; a complete one is kept. */
    void discard(Cell cell) throws IOException {
        if (!isComplete(unfinished(cell))) delete(unfinished(cell));
    }

    private static String fileName(Path path) {
        return path.getFileName().toString();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        if (failure != null) throw failure;
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
