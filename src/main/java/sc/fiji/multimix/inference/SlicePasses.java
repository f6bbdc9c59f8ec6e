// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.engine.FittingBatch;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Predicts all slices of a stack, several in one pass through the network, which takes less time
 * than one by one. Where the memory is not enough for so many, fewer are taken.
 */
public final class SlicePasses {
    /** Pixels of a pass, if it has more than one image: results have the memory of the images. */
    private static final long PIXELS = 1 << 24;

    private final Predictor predictor;
    private final Set<Part> parts;
    private final int target;

    /**
     * Passes that all want the same.
     *
     * @param target index of the class to explain: see {@link Predictor#target}
     * @throws IllegalArgumentException if the model lacks a part
     */
    public SlicePasses(Predictor predictor, Set<Part> parts, int target) {
        this.predictor = predictor;
        this.parts = parts;
        this.target = target;
        for (Part part : parts) predictor.require(part);
    }

    /**
     * Predicts.
     *
     * @param image one or more slices
     * @param listener asked before each pass whether to go on, and told if the memory is short; the
     *     caller reports the progress
     * @param results takes the results of each pass, in the order of the slices
     * @throws IllegalArgumentException if a slice is constant; of a stack, says which
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    public void run(
            SourceImage image, ProgressListener listener, Consumer<List<ImageResult>> results) {
        int slices = image.slices();
        int size = size(predictor.passSize(), (long) image.width() * image.height());
        FittingBatch batch = new FittingBatch(size, listener::log);
        for (int done = 0; done < slices; ) {
            listener.checkCanceled();
            int first = done + 1;
            List<ImageResult> pass =
                    batch.run(slices - done, count -> pass(image, first, first + count - 1));
            results.accept(pass);
            done += pass.size();
        }
    }

    private List<ImageResult> pass(SourceImage image, int first, int last) {
        try {
            return predict(image, first, last);
        } catch (IllegalArgumentException e) {
            throw image.slices() == 1 ? e : sliceAtFault(image, first, last, e);
        }
    }

    /**
     * Predicts, and reports the progress.
     *
     * @param wanted what to keep of a slice's results
     * @return one per slice, in their order
     * @throws IllegalArgumentException if a slice is constant; of a stack, says which
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    public <T> List<T> each(
            SourceImage image, ProgressListener listener, Function<ImageResult, T> wanted) {
        int slices = image.slices();
        List<T> results = new ArrayList<>();
        run(
                image,
                listener,
                pass -> {
                    for (ImageResult result : pass) results.add(wanted.apply(result));
                    listener.progress(
                            "Slice " + results.size() + "/" + slices,
                            (double) results.size() / slices);
                });
        return results;
    }

    /**
     * Slices of a pass.
     *
     * @param fastest number for the network
     * @param pixels of a slice
     */
    static int size(int fastest, long pixels) {
        return (int) Math.max(1, Math.min(fastest, PIXELS / Math.max(1, pixels)));
    }

    private List<ImageResult> predict(SourceImage image, int first, int last) {
        List<Img<FloatType>> batch = new ArrayList<>();
        for (int slice = first; slice <= last; slice++) batch.add(image.gray(slice));
        return predictor.predict(batch, parts, target);
    }

    /** The failure with the number of the slice, found by trying each. */
    private IllegalArgumentException sliceAtFault(
            SourceImage image, int first, int last, IllegalArgumentException failure) {
        for (int slice = first; slice <= last; slice++)
            try {
                predict(image, slice, slice);
            } catch (IllegalArgumentException e) {
                return new IllegalArgumentException("Slice " + slice + ": " + e.getMessage(), e);
            }
        return failure;
    }
}
