// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sc.fiji.multimix.image.AtomicFile;

/**
 * The folders of trainings, one each. A folder gets its name when all in it is complete, so that a
 * name never stands for half a result; {@code NAME.error.txt} says why one failed last time.
 */
final class CellFolders {
    private static final String SCORES = "scores.json";
    private static final String UNFINISHED = ".unfinished";

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
        return Files.isDirectory(folder.resolve(cell.name()));
    }

    /**
     * Does a training from its beginning and gives its folder its name.
     *
     * @throws IOException if the work throws it, or a file cannot be written
     */
    CellResult finish(Cell cell, Work work) throws IOException {
        Path unfinished = folder.resolve("." + cell.name() + UNFINISHED);
        delete(unfinished);
        Files.createDirectories(unfinished);
        CellResult result = work.in(unfinished);
        result.write(unfinished.resolve(SCORES));
        Files.move(unfinished, folder.resolve(cell.name()), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(error(cell));
        return result;
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
        return folder.resolve(cell.name() + ".error.txt");
    }

    /** All complete trainings, in the order of the tables, repeat by repeat. */
    List<CellResult> results() throws IOException {
        List<CellResult> results = new ArrayList<>();
        if (!Files.isDirectory(folder)) return results;
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> finished =
                    entries.filter(Files::isDirectory)
                            .filter(entry -> !entry.getFileName().toString().startsWith("."))
                            .toList();
            for (Path cell : finished) results.add(CellResult.read(cell.resolve(SCORES)));
        }
        results.sort(
                Comparator.comparing((CellResult result) -> result.cell().setting())
                        .thenComparing(result -> result.cell().repeat()));
        return results;
    }

    /** Deletes what trainings that were broken off left. */
    void deleteUnfinished() throws IOException {
        if (!Files.isDirectory(folder)) return;
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(folder)) {
            unfinished =
                    entries.filter(
                                    entry -> {
                                        String name = entry.getFileName().toString();
                                        return name.startsWith(".") && name.endsWith(UNFINISHED);
                                    })
                            .toList();
        }
        for (Path entry : unfinished) delete(entry);
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
