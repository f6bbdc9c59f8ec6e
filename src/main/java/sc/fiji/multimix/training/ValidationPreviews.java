// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * What a network makes of two validation images, the same ones each time: if possible one with a
 * mask and one with a class. Draws no random numbers and leaves no gradients: a training goes on as
 * if it had not been looked at.
 */
final class ValidationPreviews {
    private static final int IMAGES = 2;

    private final List<Sample> samples;
    private final List<String> classNames;

    /**
     * Chooses the images.
     *
     * @param masks validation images with masks; may be empty
     * @param classes validation images with classes; may be empty
     */
    ValidationPreviews(List<Sample> masks, List<Sample> classes, List<String> classNames) {
        samples =
                IntStream.range(0, IMAGES)
                        .boxed()
                        .flatMap(i -> Stream.of(masks, classes).flatMap(all -> at(all, i)))
                        .distinct()
                        .limit(IMAGES)
                        .toList();
        this.classNames = classNames;
    }

    private static Stream<Sample> at(List<Sample> samples, int index) {
        return samples.stream().skip(index).limit(1);
    }

    /**
     * Predicts the images, one at a time to save memory.
     *
     * @param classBias shift of each class logit; empty for none
     */
    List<ValidationPreview> predict(NetworkSession network, List<Double> classBias) {
        return samples.stream().map(sample -> preview(network, sample, classBias)).toList();
    }

    private ValidationPreview preview(
            NetworkSession network, Sample sample, List<Double> classBias) {
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray image =
                    ImageTensors.images(
                            scope, List.of(sample.image()), network.options().resolution());
            Prediction prediction =
                    network.predict(
                            image,
                            EnumSet.of(Part.CLASS, Part.MASK),
                            NetworkSession.PREDICTED_CLASS);
            Img<FloatType> saliency = null;
            String className = null;
            double confidence = Double.NaN;
            if (network.options().classifies()) {
                double[] probabilities = probabilities(prediction.classLogits(), classBias);
                int predicted = ImageScores.largest(probabilities);
                className = classNames.get(predicted);
                confidence = probabilities[predicted];
                saliency =
                        ImageTensors.plane(
                                network.predict(image, EnumSet.of(Part.SALIENCY), predicted)
                                        .saliency(),
                                0);
            }
            Img<UnsignedByteType> mask =
                    network.options().segments()
                            ? ImageTensors.foreground(prediction.maskLogits(), 0)
                            : null;
            return new ValidationPreview(
                    sample.file().getFileName().toString(),
                    sample.image().copy(),
                    sample.hasMask() ? sample.mask().copy() : null,
                    mask,
                    saliency,
                    className,
                    confidence,
                    sample.hasLabel() ? classNames.get(sample.label()) : null);
        }
    }

    private static double[] probabilities(NDArray classLogits, List<Double> classBias) {
        float[] values = classLogits.toFloatArray();
        double[] logits = IntStream.range(0, values.length).mapToDouble(k -> values[k]).toArray();
        double[] bias =
                classBias.isEmpty()
                        ? ClassBias.none(values.length)
                        : classBias.stream().mapToDouble(Double::doubleValue).toArray();
        return ClassBias.probabilities(logits, bias);
    }
}
