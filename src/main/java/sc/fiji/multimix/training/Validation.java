// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.metrics.Accuracy;
import sc.fiji.multimix.metrics.DiceCoefficient;
import sc.fiji.multimix.metrics.RocAuc;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.tensor.ImageTensors;

/** Scores a network on held-out images, at the network's resolution. */
final class Validation {
    /** Images predicted at once: enough to keep the processor busy, little memory. */
    static final int BATCH = 8;

    private final List<Sample> masks;
    private final List<Sample> classes;
    private final boolean calibrates;
    private final ProgressListener listener;

    /**
     * A validation on these images.
     *
     * @param masks images with masks; may be empty
     * @param classes images with labels; may be empty
     * @param calibrates whether the class logits are shifted to fit the labels, see {@link
     *     ClassBias}
     */
    Validation(
            List<Sample> masks,
            List<Sample> classes,
            boolean calibrates,
            ProgressListener listener) {
        this.masks = masks;
        this.classes = classes;
        this.calibrates = calibrates;
        this.listener = listener;
    }

    /** Predicts all images and scores them. */
    ValidationScores evaluate(NetworkSession network) {
        double[] dice = dice(network);
        double meanDice = Arrays.stream(dice).average().orElse(Double.NaN);
        if (classes.isEmpty())
            return new ValidationScores(meanDice, Double.NaN, Double.NaN, List.of());
        int[] labels = labels();
        double[][] logits = logits(network);
        double[] bias =
                calibrates ? ClassBias.fit(labels, logits) : ClassBias.none(logits[0].length);
        ImageScores scores = new ImageScores(dice, labels, probabilities(logits, bias));
        return new ValidationScores(
                meanDice,
                Accuracy.of(labels, scores.predicted()),
                RocAuc.of(labels, scores.probabilities()),
                Arrays.stream(bias).boxed().toList());
    }

    /** Predicts all images; the class logits as they are. */
    ImageScores imageScores(NetworkSession network) {
        double[] dice = dice(network);
        if (classes.isEmpty()) return new ImageScores(dice, new int[0], new double[0][]);
        double[][] logits = logits(network);
        return new ImageScores(
                dice, labels(), probabilities(logits, ClassBias.none(logits[0].length)));
    }

    private int[] labels() {
        return classes.stream().mapToInt(Sample::label).toArray();
    }

    private static double[][] probabilities(double[][] logits, double[] bias) {
        return Arrays.stream(logits)
                .map(row -> ClassBias.probabilities(row, bias))
                .toArray(double[][]::new);
    }

    /** One value per image with mask. */
    private double[] dice(NetworkSession network) {
        double[] dice = new double[masks.size()];
        for (int first = 0; first < masks.size(); first += BATCH) {
            List<Sample> batch = batch(masks, first);
            try (NDManager scope = network.manager().newSubManager()) {
                NDArray logits = predict(network, scope, batch, Part.MASK).maskLogits();
                for (int i = 0; i < batch.size(); i++)
                    dice[first + i] =
                            DiceCoefficient.of(
                                    batch.get(i).mask(), ImageTensors.foreground(logits, i));
            }
        }
        return dice;
    }

    /** One row per image, one value per class. */
    private double[][] logits(NetworkSession network) {
        double[][] rows = new double[classes.size()][];
        for (int first = 0; first < classes.size(); first += BATCH) {
            List<Sample> batch = batch(classes, first);
            try (NDManager scope = network.manager().newSubManager()) {
                float[] values =
                        predict(network, scope, batch, Part.CLASS).classLogits().toFloatArray();
                int n = values.length / batch.size();
                for (int i = 0; i < values.length; i++) {
                    if (i % n == 0) rows[first + i / n] = new double[n];
                    rows[first + i / n][i % n] = values[i];
                }
            }
        }
        return rows;
    }

    private Prediction predict(
            NetworkSession network, NDManager scope, List<Sample> batch, Part part) {
        listener.checkCanceled();
        NDArray images =
                ImageTensors.images(
                        scope,
                        batch.stream().map(Sample::image).toList(),
                        network.options().resolution());
        return network.predict(images, EnumSet.of(part), NetworkSession.PREDICTED_CLASS);
    }

    private static List<Sample> batch(List<Sample> samples, int first) {
        return samples.subList(first, Math.min(first + BATCH, samples.size()));
    }
}
