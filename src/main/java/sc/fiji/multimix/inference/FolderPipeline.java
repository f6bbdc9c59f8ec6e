// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sc.fiji.multimix.inference.FileSteps.LastStep;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Takes the files of a folder through their {@link FileSteps}: some threads read files ahead and
 * finish others while the calling thread passes images through the network and hands out the
 * results, in the order of the files.
 *
 * <p>Which images share a pass depends on the files alone, not on timing: the next ones in their
 * order, without those that cannot be read; as many as {@link FileSteps#passSize} and {@link
 * SlicePasses#PIXELS} allow. No more is in memory than {@link PipelineLimits} say. A file for which
 * the memory does not suffice is tried once more while no other is worked on.
 *
 * @param <I> a file read and prepared for the network
 */
final class FolderPipeline<I> {
    private static final long SAFE_GUESS = 1 << 22; // pixels of a file, before one is read
    private static final int POLL_MILLISECONDS = 100;

    /** Takes the results. */
    interface Results {
        /** Takes the next file's, in the order of the files. */
        void add(FolderFile file, FileResult result) throws IOException;

        /** Told, before its result comes, of the file that is waited for. */
        void next(FolderFile file);
    }

    /** A file from its reading to its result. */
    private static final class Work<I> {
        final FolderFile file;
        Future<I> read;
        I image; // from the choice of its pass to the end of that
        Future<FileResult> result;
        volatile long pixels; // in memory

        Work(FolderFile file, long pixels) {
            this.file = file;
            this.pixels = pixels;
        }
    }

    private final FileSteps<I> steps;
    private final PipelineLimits limits;
    private final ProgressListener listener;
    private final Results results;
    private final Iterator<FolderFile> files;
    private final ExecutorService threads;

    /** Files without a result, in their order. */
    private final Deque<Work<I>> window = new ArrayDeque<>();

    /** Those of them that are in no pass yet. */
    private final Deque<Work<I>> waiting = new ArrayDeque<>();

    private long largest;

    private FolderPipeline(
            FileSteps<I> steps,
            PipelineLimits limits,
            ProgressListener listener,
            Results results,
            List<FolderFile> files) {
        this.steps = steps;
        this.limits = limits;
        this.listener = listener;
        this.results = results;
        this.files = files.iterator();
        threads =
                Executors.newFixedThreadPool(
                        limits.threads(),
                        work -> {
                            Thread thread = new Thread(work, "MultiMix folder");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Does the work. When it returns or throws, all its threads have ended.
     *
     * @param listener asked, by this thread, whether to go on
     * @throws IOException if a picture or a result cannot be written
     * @throws CancellationException if the listener cancels
     */
    static <I> void run(
            FileSteps<I> steps,
            PipelineLimits limits,
            ProgressListener listener,
            List<FolderFile> files,
            Results results)
            throws IOException {
        FolderPipeline<I> pipeline =
                new FolderPipeline<>(steps, limits, listener, results, files);
        try {
            pipeline.run();
        } finally {
            pipeline.end();
        }
    }

    private void run() throws IOException {
        readAhead();
        if (!window.isEmpty()) results.next(window.peek().file);
        while (!window.isEmpty()) {
            listener.checkCanceled();
            Future<FileResult> first = window.peek().result;
            if (waiting.isEmpty() || (first != null && first.isDone())) handOut();
            else pass(nextPass());
            readAhead();
        }
    }

    private void readAhead() {
        while (files.hasNext() && (window.isEmpty() || hasRoom())) read(files.next());
    }

    private boolean hasRoom() {
        long pixels = guess();
        for (Work<I> work : window) pixels += work.pixels;
        return window.size() < limits.files() && pixels <= limits.pixels();
    }

    /** Pixels of a file that is not read. */
    private long guess() {
        return largest == 0 ? SAFE_GUESS : largest;
    }

    private void read(FolderFile file) {
        Work<I> work = new Work<>(file, guess());
        work.read =
                threads.submit(
                        () -> {
                            I image = steps.read(file);
                            work.pixels = steps.pixels(image);
                            return image;
                        });
        window.add(work);
        waiting.add(work);
    }

    /** Images of the next pass; empty if no other file can be read. */
    private List<Work<I>> nextPass() throws IOException {
        List<Work<I>> pass = new ArrayList<>();
        long pixels = 0;
        while (pass.size() < steps.passSize() && makeOneWait()) {
            Work<I> next = waiting.peek();
            if (!isRead(next)) {
                waiting.remove();
                continue;
            }
            largest = Math.max(largest, next.pixels);
            pixels += next.pixels;
            boolean stack = steps.isStack(next.image);
            if (!pass.isEmpty() && (stack || pixels > SlicePasses.PIXELS)) break;
            pass.add(waiting.remove());
            if (stack) break;
        }
        return pass;
    }

    /** Sees to a file that waits for a pass, even where there is no room: a pass must not be cut. */
    private boolean makeOneWait() throws IOException {
        while (waiting.isEmpty() && files.hasNext())
            if (hasRoom() || window.isEmpty() || window.peek().result == null) read(files.next());
            else handOut();
        return !waiting.isEmpty();
    }

    /** Waits until a file is read; if it cannot be, that is its result. */
    private boolean isRead(Work<I> work) {
        if (work.image != null) return true;
        try {
            work.image = await(work.read);
            work.read = null; // whose memory the image would be kept by
            return true;
        } catch (ExecutionException e) {
            fail(work, e.getCause());
            return false;
        }
    }

    private void fail(Work<I> work, Throwable failure) {
        if (failure instanceof Error error && !(failure instanceof OutOfMemoryError)) throw error;
        work.image = null;
        work.pixels = 0;
        work.result = CompletableFuture.completedFuture(FileResult.failed(failure));
    }

    private void pass(List<Work<I>> pass) {
        if (pass.isEmpty()) return;
        List<LastStep> last;
        try {
            last = steps.pass(pass.stream().map(work -> work.image).toList(), listener);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            if (pass.size() > 1) for (Work<I> work : pass) pass(List.of(work)); // spoil no other
            else fail(pass.get(0), e);
            return;
        }
        for (int i = 0; i < pass.size(); i++) finish(pass.get(i), last.get(i));
    }

    private void finish(Work<I> work, LastStep last) {
        work.image = null;
        work.result =
                threads.submit(
                        () -> {
                            try {
                                return last.finish(work.file);
                            } catch (OutOfMemoryError e) {
                                return FileResult.failed(e);
                            } finally {
                                work.pixels = 0;
                            }
                        });
    }

    /** Hands out the first file's result, once it is there. */
    private void handOut() throws IOException {
        Work<I> first = window.peek();
        FileResult result;
        try {
            result = await(first.result);
        } catch (ExecutionException e) {
            throw asItWas(e.getCause());
        }
        window.remove();
        results.add(first.file, result.lacksMemory() ? alone(first.file) : result);
        readAhead();
        if (!window.isEmpty()) results.next(window.peek().file);
        listener.checkCanceled();
    }

    /** The analysis of a file from the start, while no other is worked on. */
    private FileResult alone(FolderFile file) throws IOException {
        for (Work<I> other : window) awaitEnd(other.result == null ? other.read : other.result);
        LastStep last;
        try {
            last = steps.pass(List.of(steps.read(file)), listener).get(0);
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return FileResult.failed(e);
        }
        try {
            return last.finish(file);
        } catch (OutOfMemoryError e) {
            return FileResult.failed(e);
        }
    }

    private void awaitEnd(Future<?> work) {
        try {
            await(work);
        } catch (ExecutionException e) {
            return; // comes again when it is that file's turn
        }
    }

    private <T> T await(Future<T> work) throws ExecutionException {
        while (true)
            try {
                return work.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                listener.checkCanceled();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The thread that analyses was interrupted.");
            }
    }

    /** What a step threw, to be thrown by the calling thread. */
    private static IOException asItWas(Throwable cause) {
        if (cause instanceof IOException e) return e;
        if (cause instanceof RuntimeException e) throw e;
        if (cause instanceof Error e) throw e;
        throw new IllegalStateException(cause);
    }

    /** Leaves what has not begun and waits for what has, so that no file is half written. */
    private void end() {
        for (Work<I> work : window) {
            if (work.read != null) work.read.cancel(false);
            if (work.result != null) work.result.cancel(false);
        }
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
}
