// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.progress.ProgressListener;

@Timeout(60)
class RetriedAnalysisTest {
    private static final FileResult GOOD = FileResult.of(List.of());

    @TempDir private Path folder;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> results = new ArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    /** Analyses four files by four threads, with all that belongs to a folder. */
    private void analyze(FileAnalysis analysis) throws IOException {
        List<FolderFile> files = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d"))
            files.add(new FolderFile(Files.createFile(folder.resolve(name)), name, Path.of(name)));
        FileAnalysis counted =
                (file, listener) -> {
                    attempts.incrementAndGet();
                    return analysis.analyze(file, listener);
                };
        ProgressListener log =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void log(String line) {
                        lines.add(line);
                    }
                };
        FolderPipeline.run(
                files,
                new RetriedAnalysis(counted, new PixelBudget(1000)),
                new FolderThreads(4, 1),
                log,
                new FolderPipeline.Results() {
                    @Override
                    public void add(FolderFile file, FileResult result) {
                        results.add(
                                file.name()
                                        + (result.failure() == null
                                                ? ""
                                                : result.error(file.path())));
                    }

                    @Override
                    public void next(FolderFile file) {}
                });
    }

    @Test
    void aFileThatLacksMemoryBesideOthersIsAnalyzedAlone() throws IOException {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger beside = new AtomicInteger();
        AtomicInteger ofC = new AtomicInteger();
        analyze(
                (file, listener) -> {
                    int now = atOnce.incrementAndGet();
                    try {
                        if (!file.name().equals("c")) return GOOD;
                        if (ofC.incrementAndGet() == 1)
                            throw new OutOfMemoryError("Java heap space");
                        beside.set(now - 1);
                        return GOOD;
                    } finally {
                        atOnce.decrementAndGet();
                    }
                });
        assertEquals(List.of("a", "b", "c", "d"), results);
        assertEquals(0, beside.get());
        assertEquals(5, attempts.get());
        assertEquals(
                List.of(
                        "c: the memory is not enough for it beside other files; once more without"
                                + " them."),
                lines);
    }

    @Test
    void aFileThatLacksMemoryAloneTooIsARowWithItsError() throws IOException {
        RuntimeException engine =
                new RuntimeException("DefaultCPUAllocator: can't allocate memory");
        analyze((file, listener) -> file.name().equals("b") ? FileResult.failed(engine) : GOOD);
        assertEquals(4, results.size());
        assertTrue(results.get(1).startsWith("bThe memory is not enough for"), results.get(1));
        assertEquals(5, attempts.get());
    }

    @Test
    void otherFailuresAreNotTriedAgain() throws IOException {
        analyze((file, listener) -> FileResult.failed(new IOException("it is cut off")));
        assertEquals(4, attempts.get());
        assertTrue(lines.isEmpty());
    }
}
