// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
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
        return run(images, saliency(images), null, 0);
    }

    /**
     * The same with given saliency maps.
     *
     * @param saliency of labeled, then unlabeled segmentation images, (2N, 1, H, W); null without
     *     bridge
     */
    StepOutputs run(StepImages images, NDArray saliency) {
        return run(images, saliency, null, 0);
    }

    /**
     * Computes the losses and leaves their gradients in the weights.
     *
     * @param mixUp which images MixMatch mixes: labeled, weak and second weak views in that order;
     *     null without MixMatch
     * @param guessedLabelWeight lambda_U of MixMatch at this step
     */
    StepOutputs run(StepImages images, MixUp mixUp, float guessedLabelWeight) {
        return run(images, saliency(images), mixUp, guessedLabelWeight);
    }

    private NDArray saliency(StepImages images) {
        return images.segments() && network.options().bridge()
                ? network.saliency(images.segmentation())
                : null;
    }

    private StepOutputs run(
            StepImages images, NDArray saliency, MixUp mixUp, float guessedLabelWeight) {
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
                    GradientMode.backward(total);
                    return new StepOutputs(
                            saliency, masks.logits, classes.logits, pseudoLabels, terms, total);
                });
    }

    private PseudoLabels pseudoLabels(StepImages images) {
        boolean itself = teacher.equals(network); // then as in Algorithm 1, with its dropout
        NDArray logits = teacher.encode(images.weak(), itself).logits();
        if (images.secondWeak() == null)
            return PseudoLabels.of(logits, weights.pseudoLabel().threshold());
        NDArray second = teacher.encode(images.secondWeak(), itself).logits();
        return PseudoLabels.guessed(logits, second, weights.mixMatch().temperature());
    }

    /** Logits (N or N + M, classes) and terms of the classification; null what there is not. */
    private record ClassTerms(
            NDArray logits, NDArray supervised, NDArray pseudoLabel, NDArray guessedLabel) {}

    private ClassTerms classTerms(StepImages images, PseudoLabels pseudoLabels, MixUp mixUp) {
        if (!images.classifies()) return new ClassTerms(null, null, null, null);
        if (pseudoLabels == null) {
            NDArray logits = network.encode(images.classLabeled(), true).logits();
            NDArray supervised = CrossEntropyLoss.evaluate(images.labels(), logits);
            return new ClassTerms(logits, supervised, null, null);
        }
        if (images.strong() == null) return mixMatch(images, pseudoLabels.probabilities(), mixUp);
        NDArray both = images.classLabeled().concat(images.strong(), 0);
        NDArray logits = network.encode(both, true).logits(); // (N + M, classes)
        long n = images.classLabeled().size(0); // the strong views may be more
        return new ClassTerms(
                logits,
                CrossEntropyLoss.evaluate(images.labels(), first(logits, n)),
                PseudoLabelLoss.evaluate(
                        pseudoLabels.classes(), pseudoLabels.accepted(), others(logits, n)),
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
        NDArray logits = network.encode(mixed, true).logits(); // (N + 2M, classes)
        long n = images.classLabeled().size(0);
        return new ClassTerms(
                logits,
                SoftCrossEntropyLoss.evaluate(first(targets, n), first(logits, n)),
                null,
                GuessedLabelLoss.evaluate(others(targets, n), others(logits, n)));
    }

    /** Logits (N or 2N, 1, H, W) and terms of the segmentation; null what there is not. */
    private record MaskTerms(NDArray logits, NDArray dice, NDArray consistency) {}

    private MaskTerms maskTerms(StepImages images, NDArray saliency) {
        if (!images.segments()) return new MaskTerms(null, null, null);
        NDArray segmentation = images.segmentation(); // (2N, 1, H, W)
        Encoding encoding = network.encode(segmentation, true);
        NDArray logits = network.decode(segmentation, encoding.features(), saliency, true);
        if (images.segmentationUnlabeled() == null)
            return new MaskTerms(logits, dice(images, logits), null);
        long n = images.segmentationLabeled().size(0);
        NDArray labeled = first(logits, n); // (N, 1, H, W)
        return new MaskTerms(
                logits,
                dice(images, labeled),
                BernoulliKLLoss.evaluate(labeled, others(logits, n)));
    }

    private static NDArray dice(StepImages images, NDArray logits) {
        return DiceLoss.evaluate(images.masks(), Activation.sigmoid(logits));
    }

    private static NDArray first(NDArray values, long n) {
        return values.get(new NDIndex(":{}", n));
    }

    private static NDArray others(NDArray values, long n) {
        return values.get(new NDIndex("{}:", n));
    }
}
