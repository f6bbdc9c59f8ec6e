// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.engine.ComputingThread;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.image.SourceImage;

/**
 * How long parts of the analysis of a folder take alone, with all pictures, saliency too. In
 * seconds of wall clock.
 */
public final class FolderStageTimes {
    private final ImageAnalysis analysis;
    private final List<FolderFile> files = new ArrayList<>();
    private final FolderThreads threads;

    /**
     * Times of a folder of single images.
     *
     * @param output folder for the pictures
     */
    public FolderStageTimes(Predictor predictor, Path input, Path output) throws IOException {
        analysis = new ImageAnalysis(predictor, predictor.parts(), output);
        for (Path file : ImageFolder.listNonEmpty(input, true)) {
            String name = ImageFolder.relativeName(input, file);
            files.add(new FolderFile(file, name, Path.of(ImageFile.baseName(file))));
        }
        threads = FolderThreads.of(files.size(), predictor.isOnGpu());
    }

    /** Threads of the analysis. */
    public int threads() {
        return threads.count();
    }

    /** Cores that compute the network of each thread. */
    public int coresEach() {
        return threads.cores();
    }

    /** The network alone, on images in memory, as many at once as in the analysis. */
    public double network() throws IOException {
        return each(inputs(), threads(), analysis::pass);
    }

    /** The network alone, image after image on all cores. */
    public double networkInOrder() throws IOException {
        List<Img<UnsignedByteType>> inputs = inputs();
        long start = System.nanoTime();
        for (Img<UnsignedByteType> input : inputs) analysis.pass(input);
        return seconds(start);
    }

    private List<Img<UnsignedByteType>> inputs() throws IOException {
        List<Img<UnsignedByteType>> inputs = new ArrayList<>();
        for (FolderFile file : files) inputs.add(analysis.prepare(open(file)).input());
        return inputs;
    }

    /** The disk and the codecs alone: each image is opened and gets the results of the first. */
    public double disk(int threads) throws IOException {
        ImageAnalysis.Prepared first = analysis.prepare(open(files.get(0)));
        ImageAnalysis.Slices slices = analysis.finish(first, analysis.pass(first.input()));
        return each(
                files,
                threads,
                file -> {
                    analysis.save(open(file), slices, file.stem());
                    return null;
                });
    }

    private static SourceImage open(FolderFile file) throws IOException {
        return SourceImage.open(file.path());
    }

    private <T> double each(List<T> items, int count, Step<T> step) {
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        count, work -> new ComputingThread(work, "times", threads.cores()));
        long start = System.nanoTime();
        try {
            List<Future<?>> done = new ArrayList<>();
            for (T item : items) done.add(pool.submit(() -> step.apply(item)));
            for (Future<?> each : done) each.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
        return seconds(start);
    }

    private interface Step<T> {
        Object apply(T item) throws IOException;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
