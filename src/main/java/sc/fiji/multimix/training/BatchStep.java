// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import sc.fiji.multimix.data.SeedMix;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * The training step of a batch of pixels: makes arrays of them, and keeps the numbers of the
 * losses.
 *
 * <p>On the CPU a batch passes the network in parts, whose gradients add up: the network does not
 * couple images and each loss is a mean over images or pairs of them, so the result is that of the
 * whole batch. Small parts stay in the processor's caches and take little memory, whatever the
 * batch. MixMatch mixes images of the whole batch, is not divided, and has one replica only.
 */
final class BatchStep {
    /** Tell random numbers apart from each other and from those of the batches' streams. */
    private static final int MIX_UP = 100;

    private static final int DROPOUT = 101; // of the first replica; others have the next numbers

    private final NetworkSession network;
    private final TrainingStep step;
    private final TrainingOptions options;
    private final StepNumbers numbers;
    private final BatchShare share;
    private final int imagesPerPart;

    /**
     * Steps of a training.
     *
     * @param numbers gets the losses
     * @param share of each batch that is computed
     */
    BatchStep(
            NetworkSession network,
            TrainingStep step,
            TrainingOptions options,
            StepNumbers numbers,
            BatchShare share) {
        this(
                network,
                step,
                options,
                numbers,
                share,
                PartPlan.of(network.manager().getDevice(), options, share).atOnce());
    }

    BatchStep(
            NetworkSession network,
            TrainingStep step,
            TrainingOptions options,
            StepNumbers numbers,
            BatchShare share,
            int imagesPerPart) {
        this.network = network;
        this.step = step;
        this.options = options;
        this.numbers = numbers;
        this.share = share;
        this.imagesPerPart = imagesPerPart;
    }

    /**
     * One step of the share up to the gradients; all arrays it makes are gone when it returns, but
     * the numbers.
     *
     * @param number of the step, from 0
     */
    void run(TrainingBatch batch, long number) {
        network.drawDropoutFrom(SeedMix.random(options.seed(), DROPOUT + share.replica(), number));
        if (batch.secondWeak().length > 0) {
            mixMatch(batch, number);
            return;
        }
        int images = batch.perStream();
        int end = share.last(images);
        for (int first = share.first(images); first < end; first += imagesPerPart) {
            int last = Math.min(end, first + imagesPerPart);
            float part = (float) (last - first) / images;
            run(batch.part(first, last), number, part, arrays -> step.run(arrays, part));
        }
    }

    private void mixMatch(TrainingBatch batch, long number) {
        MixMatchOptions mixMatch = options.weights().mixMatch();
        int mixed = batch.labels().length + 2 * batch.hiddenLabels().length;
        SplittableRandom random = SeedMix.random(options.seed(), MIX_UP, number);
        MixUp mixUp = MixUp.draw(mixed, mixMatch.mixing(), random);
        float weight = mixMatch.weight(number);
        run(batch, number, 1, images -> step.run(images, mixUp, weight));
    }

    private void run(
            TrainingBatch batch, long number, float share, Function<StepImages, StepOutputs> step) {
        try (NDManager scope = network.manager().newSubManager()) {
            StepOutputs outputs = step.apply(images(scope, batch));
            numbers.add(number, share, outputs, labels(scope, batch.hiddenLabels()));
        }
    }

    /**
     * The losses of the steps since the last reading, if it is time to read.
     *
     * @param now read in any case
     */
    List<StepNumbers.Numbers> losses(boolean now) {
        return now || numbers.isDue() ? numbers.read() : List.of();
    }

    private static StepImages images(NDManager scope, TrainingBatch batch) {
        int side = batch.resolution();
        return new StepImages(
                images(scope, batch.segmentationLabeled(), side),
                batch.masks().length == 0 ? null : ImageTensors.masks(scope, batch.masks(), side),
                images(scope, batch.segmentationUnlabeled(), side),
                images(scope, batch.classLabeled(), side),
                labels(scope, batch.labels()),
                images(scope, batch.weak(), side),
                images(scope, batch.strong(), side),
                images(scope, batch.secondWeak(), side));
    }

    private static NDArray images(NDManager scope, byte[] gray, int side) {
        return gray.length == 0 ? null : ImageTensors.images(scope, gray, side);
    }

    private static NDArray labels(NDManager scope, int[] labels) {
        return labels.length == 0 ? null : ImageTensors.labels(scope, labels);
    }
}
