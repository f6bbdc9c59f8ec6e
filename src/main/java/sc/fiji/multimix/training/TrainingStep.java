// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import sc.fiji.multimix.loss.BernoulliKLLoss;
import sc.fiji.multimix.loss.CrossEntropyLoss;
import sc.fiji.multimix.loss.DiceLoss;
import sc.fiji.multimix.loss.PseudoLabelLoss;
import sc.fiji.multimix.network.Encoding;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkSession;

/**
 * One step of MultiMix, up to the gradients of the weights.
 *
 * <p>Source: Haque et al. 2021, Algorithm 1 and eq. (1) to (5). Differs from the reference code:
 * the saliency map and the decoder are computed for segmentation images only, the weak view carries
 * no gradient, the consistency term is not identically zero, and segmentation and classification
 * images pass the encoder apart (the same result, since instance norm does not couple images).
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

    /** Computes the losses and leaves their gradients in the weights. */
    StepOutputs run(StepImages images) {
        NDArray saliency =
                images.segments() && network.options().bridge()
                        ? network.saliency(images.segmentation())
                        : null;
        return run(images, saliency);
    }

    /**
     * The same with given saliency maps.
     *
     * @param saliency of labeled, then unlabeled segmentation images, (2N, 1, H, W); null without
     *     bridge
     */
    StepOutputs run(StepImages images, NDArray saliency) {
        PseudoLabels pseudoLabels =
                images.classifies()
                        ? GradientMode.notRecording(() -> pseudoLabels(images.weak()))
                        : null;
        return GradientMode.recording(() -> forwardAndBackward(images, saliency, pseudoLabels));
    }

    private PseudoLabels pseudoLabels(NDArray weak) {
        boolean itself = teacher.equals(network); // then as in Algorithm 1, with its dropout
        NDArray logits = teacher.encode(weak, itself).logits();
        return PseudoLabels.of(logits, weights.pseudoLabel().threshold());
    }

    private StepOutputs forwardAndBackward(
            StepImages images, NDArray saliency, PseudoLabels pseudoLabels) {
        NDArray supervised = null;
        NDArray pseudoLabel = null;
        NDArray classLogits = null;
        if (images.classifies()) {
            classLogits =
                    network.encode(images.classLabeled().concat(images.strong(), 0), true).logits();
            long n = images.classLabeled().size(0); // the strong views may be more
            NDArray labeled = classLogits.get(new NDIndex(":{}", n)); // (N, classes)
            NDArray strong = classLogits.get(new NDIndex("{}:", n)); // (M, classes)
            supervised = CrossEntropyLoss.evaluate(images.labels(), labeled);
            pseudoLabel =
                    PseudoLabelLoss.evaluate(
                            pseudoLabels.classes(), pseudoLabels.accepted(), strong);
        }

        NDArray dice = null;
        NDArray consistency = null;
        NDArray maskLogits = null;
        if (images.segments()) {
            NDArray segmentation = images.segmentation(); // (2N, 1, H, W)
            Encoding encoding = network.encode(segmentation, true);
            maskLogits = network.decode(segmentation, encoding.features(), saliency, true);
            long n = images.segmentationLabeled().size(0);
            NDArray labeled = maskLogits.get(new NDIndex(":{}", n)); // (N, 1, H, W)
            NDArray unlabeled = maskLogits.get(new NDIndex("{}:", n)); // (N, 1, H, W)
            dice = DiceLoss.evaluate(images.masks(), Activation.sigmoid(labeled));
            consistency = BernoulliKLLoss.evaluate(labeled, unlabeled);
        }

        LossTerms terms = new LossTerms(supervised, pseudoLabel, dice, consistency);
        NDArray total = terms.total(weights);
        backward(total);
        return new StepOutputs(saliency, maskLogits, classLogits, pseudoLabels, terms, total);
    }

    /** Adds the gradients of a scalar to the weights. */
    static void backward(NDArray loss) {
        NDArray one = loss.getManager().ones(loss.getShape(), loss.getDataType());
        JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
    }
}
