// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The training's batches in order, prepared by background threads ahead of the training thread.
 *
 * <p>Each stream passes over its images again and again, shuffled anew each time, and draws fresh
 * augmentations. A batch depends on the seed and its number only: neither on the number of threads
 * nor on where the training started. A list with fewer images than a batch fills it with several
 * passes.
 *
 * <p>{@link #next()} is for one thread; {@link #close()} may be called by any.
 */
public final class BatchLoader implements AutoCloseable {
    /** Batches prepared ahead beyond those being made: enough for uneven steps, little memory. */
    private static final int AHEAD = 2;

    private static final int SECONDS_TO_END = 10;

    private final BatchAssembler assembler;
    private final ExecutorService executor;
    private final Queue<Future<TrainingBatch>> prepared = new ArrayDeque<>(); // also the lock
    private long position;
    private long submitted;
    private boolean closed;
    private long waited; // nanoseconds

    /** Starts at batch 0 with one background thread. */
    public BatchLoader(TrainingStreams streams, BatchOptions options) {
        this(streams, options, 1, 0);
    }

    /**
     * @param threads number of background threads
     * @param firstBatch number of the batch that the first {@link #next()} returns, to go on with a
     *     training
     * @throws IllegalArgumentException if an image has another size than the resolution
     */
    public BatchLoader(
            TrainingStreams streams, BatchOptions options, int threads, long firstBatch) {
        if (threads < 1)
            throw new IllegalArgumentException(
                    "Preparing batches needs at least one thread, but got " + threads);
        if (firstBatch < 0)
            throw new IllegalArgumentException(
                    "The first batch must be at least 0, but is " + firstBatch);
        assembler = new BatchAssembler(streams, options);
        AtomicInteger number = new AtomicInteger();
        executor =
                Executors.newFixedThreadPool(
                        threads,
                        task -> {
                            Thread thread =
                                    new Thread(
                                            task, "MultiMix batches " + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        position = firstBatch;
        submitted = firstBatch;
        for (int i = 0; i < threads + AHEAD; i++) submit();
    }

    /** Number of the batch that {@link #next()} returns. */
    public long position() {
        synchronized (prepared) {
            return position;
        }
    }

    /**
     * The next batch; waits until it is prepared.
     *
     * @throws IllegalStateException if it cannot be made, with the image's file and the cause, now
     *     and each further time; or if this loader is closed
     * @throws CancellationException if this thread was interrupted or another one closed the loader
     */
    public TrainingBatch next() {
        Future<TrainingBatch> first;
        synchronized (prepared) {
            if (closed) throw new IllegalStateException("The batch loader is closed");
            first = prepared.element();
        }
        long start = System.nanoTime();
        TrainingBatch batch = await(first);
        synchronized (prepared) {
            waited += System.nanoTime() - start;
            position++;
            if (!closed) {
                prepared.remove();
                submit();
            }
        }
        return batch;
    }

    /**
     * The files of the images in a batch; may be called by any thread, also when this is closed.
     *
     * @param number of the batch, from 0
     */
    public BatchFiles files(long number) {
        return assembler.files(number);
    }

    /** How long {@link #next()} has waited for batches in all. */
    public Duration waited() {
        synchronized (prepared) {
            return Duration.ofNanos(waited);
        }
    }

    private TrainingBatch await(Future<TrainingBatch> future) {
        try {
            // get() alone would overlook an interruption when the batch is ready
            if (Thread.interrupted()) throw new InterruptedException();
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw canceled("Waiting for batch " + position() + " was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) throw error; // such as out of memory
            throw new IllegalStateException(
                    "Batch " + position() + " failed. " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static CancellationException canceled(String message, Throwable cause) {
        CancellationException canceled = new CancellationException(message);
        canceled.initCause(cause);
        return canceled;
    }

    private void submit() {
        long number = submitted++;
        prepared.add(executor.submit(() -> assembler.batch(number)));
    }

    /** Drops the prepared batches and ends the background threads; again, it does nothing. */
    @Override
    public void close() {
        synchronized (prepared) {
            if (closed) return;
            closed = true;
            for (Future<TrainingBatch> batch : prepared) batch.cancel(true);
            prepared.clear();
        }
        executor.shutdownNow();
        try {
            // they look for the interruption between two images; a stuck one is a daemon
            executor.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
