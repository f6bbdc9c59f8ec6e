// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.LongToIntFunction;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.augment.AugmentedPair;
import sc.fiji.multimix.augment.BytePixels;
import sc.fiji.multimix.augment.StrongAugmentation;
import sc.fiji.multimix.augment.WeakAugmentation;

/**
 * Makes the training batch of any number, always the same one for the same number. Labeled
 * classification images are augmented weakly, unlabeled ones weakly and strongly (MultiMix,
 * Algorithm 1) or twice weakly (MixMatch), segmentation images weakly where the options say so.
 */
final class BatchAssembler {
    private static final byte[] NONE = {};

    private final BatchOptions options;
    private final int pixels;
    private final Stream segmentationLabeled;
    private final Stream segmentationUnlabeled;
    private final Stream classLabeled;
    private final Stream classUnlabeled;
    private final WeakAugmentation weak = new WeakAugmentation();
    private final StrongAugmentation strong = new StrongAugmentation();

    /**
     * Where the images of one part of the batch come from.
     *
     * @param key what tells its random numbers apart from those of the other streams
     * @param perBatch number of images in a batch
     * @param order index of the sample at each position of the endless stream
     */
    private record Stream(int key, List<Sample> samples, int perBatch, LongToIntFunction order) {}

    /** Makes one image of a stream: writes its pixels to where they belong in the batch. */
    @FunctionalInterface
    private interface Step {
        void write(Sample sample, SplittableRandom random, int position);
    }

    BatchAssembler(TrainingStreams streams, BatchOptions options) {
        this.options = options;
        this.pixels = options.resolution() * options.resolution();
        segmentationLabeled = stream(0, streams.segmentationLabeled());
        segmentationUnlabeled = stream(1, streams.segmentationUnlabeled());
        classLabeled = stream(2, streams.classLabeled(), options.batchSize(), options.balanced());
        classUnlabeled =
                stream(
                        3,
                        streams.classUnlabeled(),
                        options.batchSize() * options.unlabeledRatio(),
                        false);
    }

    private Stream stream(int key, List<Sample> samples) {
        return stream(key, samples, options.batchSize(), false);
    }

    private Stream stream(int key, List<Sample> samples, int perBatch, boolean balanced) {
        samples.forEach(this::checkSize);
        if (samples.isEmpty())
            return new Stream(key, samples, perBatch, position -> -1); // never asked
        if (!balanced)
            return new Stream(
                    key,
                    samples,
                    perBatch,
                    new Sampler(samples.size(), options.seed(), key)::index);
        List<Integer> labels = samples.stream().map(Sample::label).toList();
        return new Stream(
                key, samples, perBatch, new BalancedSampler(labels, options.seed(), key)::index);
    }

    /** The batch of a number, from 0. Safe to call from several threads. */
    TrainingBatch batch(long number) {
        byte[] images = buffer(segmentationLabeled);
        byte[] masks = buffer(segmentationLabeled);
        fill(
                segmentationLabeled,
                number,
                (sample, random, i) -> {
                    AugmentedPair pair = options.masks().apply(sample, random);
                    copy(pair.image(), images, i);
                    copyForeground(pair.mask(), masks, i);
                });

        byte[] imagesUnlabeled = buffer(segmentationUnlabeled);
        fill(
                segmentationUnlabeled,
                number,
                (sample, random, i) ->
                        copy(options.masks().applyUnlabeled(sample, random), imagesUnlabeled, i));

        byte[] classImages = buffer(classLabeled);
        int[] labels = new int[classImages.length / pixels];
        fill(
                classLabeled,
                number,
                (sample, random, i) -> {
                    copy(weak.apply(sample.image(), random), classImages, i);
                    labels[i] = sample.label();
                });

        boolean twoWeak = options.views() == UnlabeledViews.TWO_WEAK;
        byte[] weakViews = buffer(classUnlabeled);
        byte[] secondViews = buffer(classUnlabeled);
        int[] hiddenLabels = new int[weakViews.length / pixels];
        fill(
                classUnlabeled,
                number,
                (sample, random, i) -> {
                    Img<UnsignedByteType> image = sample.image();
                    copy(weak.apply(image, random), weakViews, i);
                    copy((twoWeak ? weak : strong).apply(image, random), secondViews, i);
                    hiddenLabels[i] = sample.label();
                });

        return new TrainingBatch(
                options.resolution(),
                images,
                masks,
                imagesUnlabeled,
                classImages,
                labels,
                weakViews,
                twoWeak ? NONE : secondViews,
                twoWeak ? secondViews : NONE,
                hiddenLabels);
    }

    private byte[] buffer(Stream stream) {
        return new byte[stream.samples.isEmpty() ? 0 : stream.perBatch * pixels];
    }

    private void fill(Stream stream, long batch, Step step) {
        if (stream.samples.isEmpty()) return;
        for (int i = 0; i < stream.perBatch; i++) {
            if (Thread.currentThread().isInterrupted())
                throw new CancellationException("Preparing batch " + batch + " was canceled");
            Sample sample = sample(stream, batch, i);
            try {
                step.write(sample, SeedMix.random(options.seed(), stream.key, batch, i), i);
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "Cannot prepare the image " + sample.file() + ": " + e.getMessage(), e);
            }
        }
    }

    private static Sample sample(Stream stream, long batch, int position) {
        return stream.samples.get(stream.order.applyAsInt(batch * stream.perBatch + position));
    }

    /** The files of the images in the batch of a number, none of which is read. */
    BatchFiles files(long number) {
        return new BatchFiles(
                files(segmentationLabeled, number),
                files(segmentationUnlabeled, number),
                files(classLabeled, number),
                files(classUnlabeled, number));
    }

    private static List<Path> files(Stream stream, long batch) {
        if (stream.samples.isEmpty()) return List.of();
        return IntStream.range(0, stream.perBatch)
                .mapToObj(i -> sample(stream, batch, i).file())
                .toList();
    }

    private void copy(Img<UnsignedByteType> image, byte[] buffer, int position) {
        System.arraycopy(BytePixels.of(image).values(), 0, buffer, position * pixels, pixels);
    }

    private void copyForeground(Img<UnsignedByteType> mask, byte[] buffer, int position) {
        byte[] values = BytePixels.of(mask).values();
        for (int i = 0; i < pixels; i++)
            buffer[position * pixels + i] = (byte) (values[i] == 0 ? 0 : 1);
    }

    private void checkSize(Sample sample) {
        checkSize(sample.imagePlane(), "image", sample);
        if (sample.hasMask()) checkSize(sample.maskPlane(), "mask of the image", sample);
    }

    private void checkSize(Plane plane, String what, Sample sample) {
        int side = options.resolution();
        if (!Arrays.equals(plane.dimensions(), new long[] {side, side}))
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The %s %s must have %d×%d pixels, but is of size %s. Resize it to the training's resolution.",
                            what,
                            sample.file(),
                            side,
                            side,
                            Arrays.toString(plane.dimensions())));
    }
}
