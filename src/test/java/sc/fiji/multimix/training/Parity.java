// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkSession;

/** Compares our training step with the PyTorch reference's, quantity by quantity. */
final class Parity {
    /**
     * How far one quantity is from the reference.
     *
     * @param quantity what was compared, and how
     * @param value the largest deviation
     * @param bound what is allowed
     */
    record Deviation(String quantity, double value, double bound) {
        boolean isWithinBound() {
            return value <= bound; // false for NaN
        }
    }

    private static final double OUTPUT_BOUND = 1e-4;
    private static final double GRADIENT_BOUND = 2e-3;
    private static final double ADAM_BOUND = 1e-6;
    private static final double LATER_LOSS_BOUND = 1e-3;
    private static final float RATE = 1e-4f;

    private final List<Deviation> deviations = new ArrayList<>();
    private final ReferenceStep reference;

    private Parity(ReferenceStep reference) {
        this.reference = reference;
    }

    /** Reproduces the steps of a folder. */
    static List<Deviation> check(Path folder) throws IOException {
        try (ReferenceStep reference = new ReferenceStep(folder)) {
            Parity parity = new Parity(reference);
            parity.checkSteps();
            parity.checkAdam();
            return parity.deviations;
        }
    }

    private void checkSteps() {
        try (NetworkSession network = reference.session("w0.");
                Adam adam = new Adam(network.manager(), network.trainedWeights())) {
            TrainingStep step = new TrainingStep(network, reference.weights());
            for (int k = 0; k < reference.steps(); k++) {
                StepOutputs outputs = step.run(reference.images());
                if (k == 0) {
                    checkOutputs(outputs);
                    checkGradients(network);
                }
                checkLosses(k, outputs.terms());
                adam.update(RATE);
            }
        }
    }

    private void checkOutputs(StepOutputs outputs) {
        long n = reference.batch();
        NDArray logits = reference.get("step0.class_logits").get(2 * n + ":"); // seg. come first
        compareToLargest("class logits", outputs.classLogits(), logits);
        compareToLargest("mask logits", outputs.maskLogits(), reference.get("step0.seg_logits"));
        compareToLargest("saliency", outputs.saliency(), reference.get("step0.saliency"));
    }

    private void checkLosses(int k, LossTerms terms) {
        double bound = k == 0 ? OUTPUT_BOUND : LATER_LOSS_BOUND;
        compareLoss(k, "supervised", terms.supervised(), bound);
        compareLoss(k, "unsupervised", terms.pseudoLabel(), bound);
        compareLoss(k, "dice", terms.dice(), bound);
        compareLoss(k, "kl", terms.consistency(), bound);
        compareLoss(k, "total", terms.total(reference.weights(), 0), bound);
    }

    private void compareLoss(int k, String name, NDArray ours, double bound) {
        double theirs = reference.number("step" + k + ".loss." + name);
        double difference = Math.abs(ours.getFloat() - theirs);
        double relative = difference == 0 ? 0 : difference / Math.abs(theirs);
        add("step " + k + " loss " + name + ", relative", relative, bound);
    }

    private void checkGradients(NetworkSession network) {
        network.trainedWeights()
                .forEach(
                        (name, weight) -> {
                            NDArray theirs =
                                    reference.get("grad0." + ReferenceStep.referenceName(name));
                            double distance = norm(weight.getGradient().sub(theirs));
                            add(
                                    "gradient of " + name + ", relative L2",
                                    distance / norm(theirs),
                                    GRADIENT_BOUND);
                        });
    }

    /** One Adam step from the reference's gradients. */
    private void checkAdam() {
        try (NetworkSession network = reference.session("w0.");
                Adam adam = new Adam(network.manager(), network.trainedWeights())) {
            GradientMode.recording(
                    () -> {
                        network.trainedWeights().forEach(this::giveReferenceGradient);
                        return null;
                    });
            adam.update(RATE);
            network.trainedWeights()
                    .forEach(
                            (name, weight) -> {
                                NDArray theirs =
                                        reference.get("w1." + ReferenceStep.referenceName(name));
                                double largest = weight.sub(theirs).abs().max().getFloat();
                                add("Adam step of " + name + ", absolute", largest, ADAM_BOUND);
                            });
        }
    }

    /** The gradient of Σ w·g by w is g. */
    private void giveReferenceGradient(String name, NDArray weight) {
        NDArray gradient = reference.get("grad0." + ReferenceStep.referenceName(name));
        GradientMode.backward(gradient.mul(weight).sum());
    }

    private void compareToLargest(String name, NDArray ours, NDArray theirs) {
        double largest = theirs.abs().max().getFloat();
        double difference = ours.sub(theirs).abs().max().getFloat();
        add("step 0 " + name + ", relative to the largest", difference / largest, OUTPUT_BOUND);
    }

    private static double norm(NDArray array) {
        return Math.sqrt(array.square().sum().getFloat());
    }

    private void add(String quantity, double value, double bound) {
        deviations.add(new Deviation(quantity, value, bound));
    }
}
