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
import sc.fiji.multimix.image.PreparedImage;
import sc.fiji.multimix.image.PreparedMask;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Reads image files into samples on all processors. Samples come in the order of their files, and
 * the error of the first bad file is thrown, whichever thread was first.
 */
final class SampleReader {
    /** Memory that reading one large image may take, in bytes: a 12000 x 9000 one takes less. */
    private static final long MEMORY_PER_THREAD = 700L << 20;

    private static final long THUMBNAIL_PIXELS =
            (long) PreparedImage.THUMBNAIL * PreparedImage.THUMBNAIL;

    /** A file to read. */
    record Request(Path image, Path mask, int label) {
        static Request of(MaskedFile file) {
            return new Request(file.image(), file.mask(), LabeledFile.UNKNOWN);
        }

        static Request of(LabeledFile file) {
            return new Request(file.image(), null, file.label());
        }

        static Request of(Path file) {
            return new Request(file, null, LabeledFile.UNKNOWN);
        }
    }

    private final Preprocessing preprocessing;
    private final PlaneStore planes;
    private final ProgressListener listener;

    /**
     * A reader.
     *
     * @param planes keeps what is read
     */
    SampleReader(Preprocessing preprocessing, PlaneStore planes, ProgressListener listener) {
        this.preprocessing = preprocessing;
        this.planes = planes;
        this.listener = listener;
    }

    /**
     * Reads all files.
     *
     * @throws IOException naming the first file that cannot be used, or if there is no space for
     *     what is read
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    List<Sample> read(List<Request> requests) throws IOException {
        long pixels = (long) preprocessing.resolution() * preprocessing.resolution();
        long masks = requests.stream().filter(request -> request.mask != null).count();
        planes.expect(
                (requests.size() + masks) * pixels + requests.size() * THUMBNAIL_PIXELS, listener);
        return all("Reading image ", requests, this::read);
    }

    /**
     * Reads all files but keeps their facts only; one that cannot be used is told from the others.
     *
     * @throws IOException if there is no space for the thumbnails
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    List<TestFile> check(List<Request> requests) throws IOException {
        return all("Checking test image ", requests, this::check);
    }

    private TestFile check(Request request) throws IOException {
        PreparedImage first;
        PreparedMask mask;
        try {
            first = PreparedImage.readFirst(request.image, preprocessing);
            mask = mask(request, first);
        } catch (IOException | RuntimeException | OutOfMemoryError e) { // as the test takes it
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            return new TestFile(request.image, request.label, null, reason);
        }
        return new TestFile(request.image, request.label, facts(request, first, mask), null);
    }

    /** What is done with a file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(Request request) throws IOException;
    }

    private <T> List<T> all(String what, List<Request> requests, Reading<T> reading)
            throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(threadCount());
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (Request request : requests)
                futures.add(threads.submit(() -> reading.read(request)));
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(await(future));
                listener.progress(
                        what + results.size() + " of " + requests.size(),
                        (double) results.size() / requests.size());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int threadCount() {
        Runtime runtime = Runtime.getRuntime();
        long fitting = runtime.maxMemory() / MEMORY_PER_THREAD;
        return (int) Math.max(1, Math.min(runtime.availableProcessors(), fitting));
    }

    private <T> T await(Future<T> future) throws IOException {
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
        PreparedMask mask = mask(request, prepared);
        return new Sample(
                request.image,
                planes.keep(prepared.image()),
                mask == null ? null : planes.keep(mask.mask()),
                request.label,
                facts(request, prepared, mask));
    }

    private PreparedMask mask(Request request, PreparedImage prepared) throws IOException {
        return request.mask == null
                ? null
                : PreparedMask.read(request.mask, request.image, prepared, preprocessing);
    }

    private FileFacts facts(Request request, PreparedImage prepared, PreparedMask mask)
            throws IOException {
        return new FileFacts(
                request.image,
                prepared.facts(),
                planes.keep(prepared.thumbnail()),
                request.mask,
                mask == null ? null : mask.facts());
    }
}
