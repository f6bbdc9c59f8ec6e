// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sc.fiji.multimix.engine.ComputingThread;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Analyses the files of a folder, several at once, and hands out their results in the order of the
 * files.
 *
 * <p>Each thread takes a file through all its steps. So reading, predicting and writing of
 * different files overlap, whichever of them takes longest, and all cores are busy until the last
 * files.
 */
final class FolderPipeline {
    /** Files of a thread, between the first whose result is missing and the last that is begun. */
    private static final int AHEAD = 4;

    private static final int POLL_MILLISECONDS = 100;

    private final FileAnalysis analysis;
    private final ProgressListener listener;
    private final Results results;
    private final ExecutorService threads;
    private final int ahead;
    private final Deque<Work> begun = new ArrayDeque<>();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>(); // for the log
    private volatile boolean ended;

    private FolderPipeline(
            FileAnalysis analysis,
            FolderThreads threads,
            ProgressListener listener,
            Results results) {
        this.analysis = analysis;
        this.listener = listener;
        this.results = results;
        this.threads =
                Executors.newFixedThreadPool(
                        threads.count(),
                        work -> new ComputingThread(work, "MultiMix folder", threads.cores()));
        ahead = AHEAD * threads.count();
    }

    /** Takes the results; called by the thread that has started the analysis. */
    interface Results {
        /** Takes the next file's, in the order of the files. */
        void add(FolderFile file, FileResult result) throws IOException;

        /** Told of the file whose result is waited for, again and again while it is. */
        void next(FolderFile file);
    }

    private record Work(FolderFile file, Future<FileResult> result) {}

    /**
     * Does the work. When it returns or throws, its threads have ended their work.
     *
     * @param threads that analyse
     * @param listener asked, by this thread, whether to go on
     * @throws IOException if a picture or a result cannot be written
     * @throws CancellationException if the listener cancels; the results of the files that are done
     *     by then are handed out before
     */
    static void run(
            List<FolderFile> files,
            FileAnalysis analysis,
            FolderThreads threads,
            ProgressListener listener,
            Results results)
            throws IOException {
        FolderPipeline pipeline = new FolderPipeline(analysis, threads, listener, results);
        try {
            pipeline.run(files.iterator());
        } catch (CancellationException e) {
            pipeline.end();
            pipeline.addFinished();
            throw e;
        } finally {
            pipeline.end();
            pipeline.logLines();
        }
    }

    /** Logs what the threads had to say. */
    private void logLines() {
        for (String line = lines.poll(); line != null; line = lines.poll()) listener.log(line);
    }

    private void run(Iterator<FolderFile> files) throws IOException {
        while (files.hasNext() || !begun.isEmpty()) {
            while (files.hasNext() && begun.size() < ahead) begin(files.next());
            Work first = begun.peek();
            FileResult result = result(first);
            begun.remove();
            results.add(first.file, result);
        }
    }

    private void begin(FolderFile file) {
        begun.add(new Work(file, threads.submit(() -> analyze(file))));
    }

    private FileResult analyze(FolderFile file) throws IOException {
        Ending ending = new Ending();
        ending.checkCanceled(); // what has not begun when all ends never does
        return analysis.analyze(file, ending);
    }

    /** Adds what was done when all ended, in order, so that its pictures have their rows. */
    private void addFinished() throws IOException {
        for (Work work : begun)
            try {
                results.add(work.file, work.result.get());
            } catch (ExecutionException ended) {
                // as all others that had not finished: it has no row
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
    }

    /** The result of a file, once it is there. */
    private FileResult result(Work work) throws IOException {
        try {
            do {
                // again and again: ImageJ's writers of large files, in other threads, show their
                // own progress in the one bar that there is
                results.next(work.file);
                logLines();
                listener.checkCanceled();
            } while (!isDone(work));
            listener.checkCanceled();
            return work.result.get();
        } catch (ExecutionException e) {
            throw asItWas(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The thread that analyses was interrupted.");
        }
    }

    /** Whether a file is done, after waiting for it a moment. */
    private static boolean isDone(Work work) throws ExecutionException, InterruptedException {
        try {
            work.result.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** What a thread threw, for the calling one to throw. */
    private static IOException asItWas(Throwable cause) {
        if (cause instanceof RuntimeException e) throw e;
        if (cause instanceof Error e) throw e;
        return cause instanceof IOException e ? e : new IOException(cause);
    }

    /** Lets what has not begun be, and waits for the rest, so that no file is half written. */
    private void end() {
        ended = true;
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated())
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Lets long work of a thread know that the whole has ended, and keeps its lines. */
    private final class Ending implements ProgressListener {
        @Override
        public void progress(String message, double fraction) {}

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public boolean isCanceled() {
            return ended;
        }
    }
}
