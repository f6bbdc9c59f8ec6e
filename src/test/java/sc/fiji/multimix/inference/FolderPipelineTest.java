// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.progress.ProgressListener;

@Timeout(60) // nothing hangs
class FolderPipelineTest {
    private static final FolderThreads THREADS = new FolderThreads(4, 1);

    private final List<String> found = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private final FolderPipeline.Results results =
            new FolderPipeline.Results() {
                @Override
                public void add(FolderFile file, FileResult result) {
                    found.add(file.name());
                }

                @Override
                public void next(FolderFile file) {
                    if (!expected.contains(file.name())) expected.add(file.name());
                }
            };

    @BeforeAll
    static void start() {
        Engines.get(); // whose threads are set
    }

    @Test
    void resultsComeInTheOrderOfTheFilesWhicheverIsReadyFirst() throws IOException {
        CountDownLatch second = new CountDownLatch(1);
        FileAnalysis firstIsLast =
                (file, listener) -> {
                    if (file.name().equals("1")) second.countDown();
                    if (file.name().equals("0")) await(second);
                    return FileResult.of(List.of());
                };
        run(100, firstIsLast, ProgressListener.NONE);
        assertEquals(names(100), found);
        assertEquals(names(100), expected);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void noMoreFilesThanThreadsAreWorkedOnAtOnceAndAFewMoreAreAhead() throws IOException {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger farthest = new AtomicInteger();
        FileAnalysis counting =
                (file, listener) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    begun.incrementAndGet();
                    Thread.onSpinWait();
                    now.decrementAndGet();
                    return FileResult.of(List.of());
                };
        FolderPipeline.Results slow =
                new FolderPipeline.Results() {
                    private int added;

                    @Override
                    public void add(FolderFile file, FileResult result) {
                        farthest.accumulateAndGet(begun.get() - added++, Math::max);
                    }

                    @Override
                    public void next(FolderFile file) {}
                };
        FolderPipeline.run(files(500), counting, THREADS, ProgressListener.NONE, slow);
        assertEquals(500, begun.get());
        assertTrue(most.get() <= THREADS.count(), most + " at once");
        assertTrue(farthest.get() <= 4 * THREADS.count(), farthest + " ahead");
    }

    @Test
    void aFailureEndsAllAndIsThrownOnce() throws InterruptedException {
        IOException failure = new IOException("disk full");
        AtomicInteger begun = new AtomicInteger();
        FileAnalysis failing =
                (file, listener) -> {
                    begun.incrementAndGet();
                    if (file.name().equals("7") || file.name().equals("8")) throw failure;
                    return FileResult.of(List.of());
                };
        IOException thrown =
                assertThrows(IOException.class, () -> run(1000, failing, ProgressListener.NONE));
        assertSame(failure, thrown);
        assertEquals(names(7), found);
        assertTrue(begun.get() <= 7 + 4 * THREADS.count(), begun + " begun");
        assertNoThreads();
    }

    @Test
    void aProgrammingErrorIsThrownAsItIs() throws InterruptedException {
        IllegalStateException failure = new IllegalStateException("bug");
        FileAnalysis failing =
                (file, listener) -> {
                    throw failure;
                };
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class, () -> run(3, failing, ProgressListener.NONE)));
        assertNoThreads();
    }

    @Test
    void aCancelEndsLongWorkAndKeepsTheResultsOfAllFilesThatAreDone() throws InterruptedException {
        Set<String> done = new ConcurrentSkipListSet<>(Comparator.comparing(Integer::valueOf));
        FileAnalysis endless =
                (file, listener) -> {
                    while (file.name().equals("5")) {
                        listener.checkCanceled();
                        Thread.onSpinWait();
                    }
                    done.add(file.name());
                    return FileResult.of(List.of());
                };
        ProgressListener canceling =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return expected.contains("5") && done.contains("7");
                    }
                };
        assertThrows(CancellationException.class, () -> run(100, endless, canceling));
        assertEquals(List.copyOf(done), found);
        assertTrue(found.containsAll(List.of("4", "6", "7")), found + " found");
        assertFalse(found.contains("5"));
        assertNoThreads();
    }

    /** An executor that has ended may still have threads in their last instructions. */
    private static void assertNoThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.getName().equals("MultiMix folder")) continue;
            thread.join(10_000);
            assertFalse(thread.isAlive(), "a thread is left");
        }
    }

    private void run(int count, FileAnalysis analysis, ProgressListener listener)
            throws IOException {
        FolderPipeline.run(files(count), analysis, THREADS, listener, results);
    }

    private static List<FolderFile> files(int count) {
        return names(count).stream()
                .map(name -> new FolderFile(Path.of(name), name, Path.of(name)))
                .toList();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
