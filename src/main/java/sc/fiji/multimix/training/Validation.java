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
    private static final int BATCH = 8;

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
        double dice = masks.isEmpty() ? Double.NaN : dice(network);
        if (classes.isEmpty()) return new ValidationScores(dice, Double.NaN, Double.NaN, List.of());
        int[] labels = classes.stream().mapToInt(Sample::label).toArray();
        double[][] logits = logits(network);
        double[] bias =
                calibrates ? ClassBias.fit(labels, logits) : ClassBias.none(logits[0].length);
        double[][] probabilities =
                Arrays.stream(logits)
                        .map(row -> ClassBias.probabilities(row, bias))
                        .toArray(double[][]::new);
        int[] predicted = Arrays.stream(probabilities).mapToInt(Validation::largest).toArray();
        return new ValidationScores(
                dice,
                Accuracy.of(labels, predicted),
                RocAuc.of(labels, probabilities),
                Arrays.stream(bias).boxed().toList());
    }

    private double dice(NetworkSession network) {
        double sum = 0;
        for (int first = 0; first < masks.size(); first += BATCH) {
            List<Sample> batch = batch(masks, first);
            try (NDManager scope = network.manager().newSubManager()) {
                NDArray logits = predict(network, scope, batch, Part.MASK).maskLogits();
                for (int i = 0; i < batch.size(); i++)
                    sum +=
                            DiceCoefficient.of(
                                    batch.get(i).mask(), ImageTensors.foreground(logits, i));
            }
        }
        return sum / masks.size();
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

    private static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
        return best;
    }
}
