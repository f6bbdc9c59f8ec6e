// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.PreparedImage;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Reads image files into samples on all processors. Samples come in the order of their files, and
 * the error of the first bad file is thrown, whichever thread was first.
 */
final class SampleReader {
    /** Memory that reading one large image may take, in bytes: a 12000 x 9000 one takes less. */
    private static final long MEMORY_PER_THREAD = 700L << 20;

    /** A file to read. */
    record Request(Path image, Path mask, int label) {}

    private final Preprocessing preprocessing;
    private final ProgressListener listener;

    SampleReader(Preprocessing preprocessing, ProgressListener listener) {
        this.preprocessing = preprocessing;
        this.listener = listener;
    }

    /**
     * Reads all files.
     *
     * @throws IOException naming the first file that cannot be used
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    List<Sample> read(List<Request> requests) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(threadCount());
        try {
            List<Future<Sample>> futures = new ArrayList<>();
            for (Request request : requests) futures.add(threads.submit(() -> read(request)));
            List<Sample> samples = new ArrayList<>();
            for (Future<Sample> future : futures) {
                samples.add(await(future));
                listener.progress(
                        "Reading image " + samples.size() + " of " + requests.size(),
                        (double) samples.size() / requests.size());
            }
            return samples;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int threadCount() {
        Runtime runtime = Runtime.getRuntime();
        long fitting = runtime.maxMemory() / MEMORY_PER_THREAD;
        return (int) Math.max(1, Math.min(runtime.availableProcessors(), fitting));
    }

    private Sample await(Future<Sample> future) throws IOException {
        listener.checkCanceled();
        while (true) {
            try {
                return future.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                listener.checkCanceled();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while reading images", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) throw cause;
                throw new IOException("Cannot read the images: " + e.getCause(), e);
            }
        }
    }

    private Sample read(Request request) throws IOException {
        PreparedImage prepared = PreparedImage.read(request.image, preprocessing);
        Img<UnsignedByteType> mask = null;
        if (request.mask != null)
            mask =
                    preprocessing.applyToMask(
                            MaskImage.read(
                                    request.mask,
                                    request.image,
                                    prepared.width(),
                                    prepared.height()));
        return new Sample(request.image, prepared.image(), mask, request.label);
    }
}
