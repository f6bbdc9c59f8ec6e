// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.converter.Converters;
import net.imglib2.type.logic.BitType;
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
    private final ProgressListener listener;

    /**
     * A validation on these images.
     *
     * @param masks images with masks; may be empty
     * @param classes images with labels; may be empty
     */
    Validation(List<Sample> masks, List<Sample> classes, ProgressListener listener) {
        this.masks = masks;
        this.classes = classes;
        this.listener = listener;
    }

    ValidationScores evaluate(NetworkSession network) {
        double dice = masks.isEmpty() ? Double.NaN : dice(network);
        if (classes.isEmpty()) return new ValidationScores(dice, Double.NaN, Double.NaN);
        int[] labels = classes.stream().mapToInt(Sample::label).toArray();
        double[][] probabilities = probabilities(network);
        return new ValidationScores(
                dice,
                Accuracy.evaluate(labels, probabilities),
                RocAuc.evaluate(labels, probabilities));
    }
}
