// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import sc.fiji.multimix.loss.BernoulliKLLoss;
import sc.fiji.multimix.loss.CrossEntropyLoss;
import sc.fiji.multimix.loss.DiceLoss;
import sc.fiji.multimix.loss.GuessedLabelLoss;
import sc.fiji.multimix.loss.PseudoLabelLoss;
import sc.fiji.multimix.loss.SoftCrossEntropyLoss;
import sc.fiji.multimix.network.Encoding;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkSession;

/**
 * One step of any {@link TrainingSystem}, up to the gradients of the weights. The network's parts
 * and the streams that are there decide which terms are computed.
 *
 * <p>Source: Haque et al. 2021, Algorithm 1 and eq. (1) to (5); MixMatch: Berthelot et al. 2019,
 * Algorithm 1. Differs from the reference code: the saliency map and the decoder are computed for
 * segmentation images only, the weak view carries no gradient, the consistency term is not
 * identically zero, and segmentation and classification images pass the encoder apart (the same
 * result, since instance norm does not couple images).
 */
final class TrainingStep {
    private final NetworkSession network;
    private final NetworkSession teacher;
    private final LossWeights weights;

    /** A step in which the network labels the weak views itself, as in the paper. */
    TrainingStep(NetworkSession network, LossWeights weights) {
        this(network, network, weights);
    }

    /**
     * A step.
     *
     * @param network what is trained
     * @param teacher what labels the weak views: the network itself, or the running mean of its
     *     weights, which labels better (Tarvainen &amp; Valpola 2017)
     * @param weights of the loss terms
     */
    TrainingStep(NetworkSession network, NetworkSession teacher, LossWeights weights) {
        this.network = network;
        this.teacher = teacher;
        this.weights = weights;
    }

    /** Computes the losses of all but MixMatch and leaves their gradients in the weights. */
    StepOutputs run(StepImages images) {
        return run(images, 1);
    }

    /**
     * The same for a part of a batch, whose gradients add up with those of the other parts.
     *
     * @param share of the batch's images that are in this part, in (0, 1]
     */
    StepOutputs run(StepImages images, float share) {
        return run(images, saliency(images), null, 0, share);
    }

    /**
     * The same with given saliency maps.
     *
     * @param saliency of labeled, then unlabeled segmentation images, (2N, 1, H, W); null without
     *     bridge
     */
    StepOutputs run(StepImages images, NDArray saliency) {
        return run(images, saliency, null, 0, 1);
    }

    /**
     * Computes the losses and leaves their gradients in the weights.
     *
     * @param mixUp which images MixMatch mixes: labeled, weak and second weak views in that order;
     *     null without MixMatch
     * @param guessedLabelWeight lambda_U of MixMatch at this step
     */
    StepOutputs run(StepImages images, MixUp mixUp, float guessedLabelWeight) {
        return run(images, saliency(images), mixUp, guessedLabelWeight, 1);
    }

    private NDArray saliency(StepImages images) {
        return images.segments() && network.options().bridge()
                ? network.saliency(images.segmentation())
                : null;
    }

    private StepOutputs run(
            StepImages images,
            NDArray saliency,
            MixUp mixUp,
            float guessedLabelWeight,
            float share) {
        PseudoLabels pseudoLabels =
                images.classifies() && images.weak() != null
                        ? GradientMode.notRecording(() -> pseudoLabels(images))
                        : null;
        return GradientMode.recording(
                () -> {
                    ClassTerms classes = classTerms(images, pseudoLabels, mixUp);
                    MaskTerms masks = maskTerms(images, saliency);
                    LossTerms terms =
                            new LossTerms(
                                    classes.supervised,
                                    classes.pseudoLabel,
                                    classes.guessedLabel,
                                    masks.dice,
                                    masks.consistency);
                    NDArray total = terms.total(weights, guessedLabelWeight);
                    GradientMode.backward(total, share);
                    return new StepOutputs(
                            saliency, masks.logits, classes.logits, pseudoLabels, terms, total);
                });
    }

    private PseudoLabels pseudoLabels(StepImages images) {
        boolean itself = teacher.equals(network); // then as in Algorithm 1, with its dropout
        NDArray logits = logits(teacher, images.weak(), itself);
        if (images.secondWeak() == null)
            return PseudoLabels.of(logits, weights.pseudoLabel().threshold());
        NDArray second = logits(teacher, images.secondWeak(), itself);
        return PseudoLabels.guessed(logits, second, weights.mixMatch().temperature());
    }

    /** Logits (N or N + M, classes) and terms of the classification; null what there is not. */
    private record ClassTerms(
            NDArray logits, NDArray supervised, NDArray pseudoLabel, NDArray guessedLabel) {}

    private ClassTerms classTerms(StepImages images, PseudoLabels pseudoLabels, MixUp mixUp) {
        if (!images.classifies()) return new ClassTerms(null, null, null, null);
        if (pseudoLabels == null) {
            NDArray logits = logits(network, images.classLabeled(), true);
            NDArray supervised = CrossEntropyLoss.evaluate(images.labels(), logits);
            return new ClassTerms(logits, supervised, null, null);
        }
        if (images.strong() == null) return mixMatch(images, pseudoLabels.probabilities(), mixUp);
        NDArray both = images.classLabeled().concat(images.strong(), 0);
        NDArray logits = logits(network, both, true); // (N + M, classes)
        NDList parts = split(logits, images.classLabeled().size(0)); // N and M
        return new ClassTerms(
                logits,
                CrossEntropyLoss.evaluate(images.labels(), parts.get(0)),
                PseudoLabelLoss.evaluate(
                        pseudoLabels.classes(), pseudoLabels.accepted(), parts.get(1)),
                null);
    }

    /** Mixes images and labels, then compares: Berthelot et al. 2019, Algorithm 1, eq. (3), (4). */
    private ClassTerms mixMatch(StepImages images, NDArray guesses, MixUp mixUp) {
        NDArray oneHot = images.labels().oneHot((int) guesses.size(1)); // (N, classes)
        NDArray targets = mixUp.apply(NDArrays.concat(new NDList(oneHot, guesses, guesses)));
        NDArray mixed =
                mixUp.apply(
                        NDArrays.concat(
                                new NDList(
                                        images.classLabeled(),
                                        images.weak(),
                                        images.secondWeak()))); // (N + 2M, 1, H, W)
        NDArray logits = logits(network, mixed, true); // (N + 2M, classes)
        long n = images.classLabeled().size(0);
        NDList wanted = split(targets, n);
        NDList found = split(logits, n);
        return new ClassTerms(
                logits,
                SoftCrossEntropyLoss.evaluate(wanted.get(0), found.get(0)),
                null,
                GuessedLabelLoss.evaluate(wanted.get(1), found.get(1)));
    }

    /** Logits (N or 2N, 1, H, W) and terms of the segmentation; null what there is not. */
    private record MaskTerms(NDArray logits, NDArray dice, NDArray consistency) {}

    private MaskTerms maskTerms(StepImages images, NDArray saliency) {
        if (!images.segments()) return new MaskTerms(null, null, null);
        NDArray segmentation = images.segmentation(); // (2N, 1, H, W)
        Encoding encoding = network.encode(segmentation, true);
        NDArray logits = network.decode(segmentation, encoding.features(), saliency, true);
        encoding.closeFeatures();
        if (images.segmentationUnlabeled() == null)
            return new MaskTerms(logits, dice(images, logits), null);
        NDList parts = split(logits, images.segmentationLabeled().size(0)); // each (N, 1, H, W)
        return new MaskTerms(
                logits,
                dice(images, parts.get(0)),
                BernoulliKLLoss.evaluate(parts.get(0), parts.get(1)));
    }

    private static NDArray dice(StepImages images, NDArray logits) {
        return DiceLoss.evaluate(images.masks(), Activation.sigmoid(logits));
    }

    /** The first n along the first axis, and the others; cheaper on the way back than slices. */
    private static NDList split(NDArray values, long n) {
        return values.split(new long[] {n});
    }

    private static NDArray logits(NetworkSession network, NDArray images, boolean training) {
        Encoding encoding = network.encode(images, training);
        encoding.closeFeatures();
        return encoding.logits();
    }
}
