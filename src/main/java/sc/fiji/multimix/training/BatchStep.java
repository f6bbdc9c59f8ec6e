// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import java.util.function.Function;
import sc.fiji.multimix.data.SeedMix;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.tensor.ImageTensors;

/** The training step of a batch of pixels: makes arrays of them, and numbers of the losses. */
final class BatchStep {
    /** Tells the random numbers of MixMatch from those of the batches' streams, which are few. */
    private static final int MIX_UP = 100;

    private final NetworkSession network;
    private final TrainingStep step;
    private final TrainingOptions options;

    BatchStep(NetworkSession network, TrainingStep step, TrainingOptions options) {
        this.network = network;
        this.step = step;
        this.options = options;
    }

    /**
     * One step up to the gradients; all arrays it makes are gone when it returns.
     *
     * @param number of the step, from 0
     * @throws IllegalStateException if the loss is not finite
     */
    StepLosses run(TrainingBatch batch, long number) {
        StepLosses losses = losses(batch, number);
        if (!Float.isFinite(losses.total()))
            throw new IllegalStateException(
                    "The loss is "
                            + losses.total()
                            + " at step "
                            + (number + 1)
                            + ": the training has diverged. Lower the learning rate (it is "
                            + options.rate()
                            + ").");
        return losses;
    }

    private StepLosses losses(TrainingBatch batch, long number) {
        if (batch.secondWeak().length == 0) return run(network, batch, step::run);
        MixMatchOptions mixMatch = options.weights().mixMatch();
        int mixed = batch.labels().length + 2 * batch.hiddenLabels().length;
        SplittableRandom random = SeedMix.random(options.seed(), MIX_UP, number);
        MixUp mixUp = MixUp.draw(mixed, mixMatch.mixing(), random);
        float weight = mixMatch.weight(number);
        return run(network, batch, images -> step.run(images, mixUp, weight));
    }

    /** The step of a batch; all arrays it makes are gone when it returns. */
    static StepLosses run(
            NetworkSession network, TrainingBatch batch, Function<StepImages, StepOutputs> step) {
        try (NDManager scope = network.manager().newSubManager()) {
            StepOutputs outputs = step.apply(images(scope, batch));
            LossTerms terms = outputs.terms();
            PseudoLabels pseudoLabels = outputs.pseudoLabels();
            return new StepLosses(
                    value(terms.supervised()),
                    value(terms.pseudoLabel()),
                    value(terms.guessedLabel()),
                    value(terms.dice()),
                    value(terms.consistency()),
                    value(outputs.total()),
                    pseudoLabels == null
                            ? PseudoLabelCounts.NONE
                            : pseudoLabels.counts(batch.hiddenLabels()));
        }
    }

    private static float value(NDArray scalar) {
        return scalar == null ? Float.NaN : scalar.getFloat();
    }

    private static StepImages images(NDManager scope, TrainingBatch batch) {
        int side = batch.resolution();
        return new StepImages(
                images(scope, batch.segmentationLabeled(), side),
                batch.masks().length == 0 ? null : ImageTensors.masks(scope, batch.masks(), side),
                images(scope, batch.segmentationUnlabeled(), side),
                images(scope, batch.classLabeled(), side),
                batch.labels().length == 0 ? null : ImageTensors.labels(scope, batch.labels()),
                images(scope, batch.weak(), side),
                images(scope, batch.strong(), side),
                images(scope, batch.secondWeak(), side));
    }

    private static NDArray images(NDManager scope, byte[] gray, int side) {
        return gray.length == 0 ? null : ImageTensors.images(scope, gray, side);
    }
}
