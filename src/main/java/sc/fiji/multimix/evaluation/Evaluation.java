// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.metrics.Accuracy;
import sc.fiji.multimix.metrics.RocAuc;
import sc.fiji.multimix.model.Scores;
import sc.fiji.multimix.statistics.BlandAltman;

/**
 * What a model said of images whose masks or classes are known, image by image.
 *
 * @param classNames names of the model's classes, in its order; empty if it does not classify
 * @param masks outcomes of the images with masks
 * @param classes outcomes of the images with classes
 * @param failures images that could not be evaluated
 * @param stacks number of evaluated images that have more slices than the first, which is the one
 *     that was evaluated
 */
public record Evaluation(
        List<String> classNames,
        List<MaskOutcome> masks,
        List<ClassOutcome> classes,
        List<FailedImage> failures,
        int stacks) {
    /** Copies the lists. */
    public Evaluation {
        classNames = List.copyOf(classNames);
        masks = List.copyOf(masks);
        classes = List.copyOf(classes);
        failures = List.copyOf(failures);
    }

    /** An evaluation of single images. */
    public Evaluation(
            List<String> classNames,
            List<MaskOutcome> masks,
            List<ClassOutcome> classes,
            List<FailedImage> failures) {
        this(classNames, masks, classes, failures, 0);
    }

    /** The scores that a model file holds: mean Dice, accuracy, area under the ROC curve. */
    public Scores scores() {
        double dice = masks.stream().mapToDouble(MaskOutcome::dice).average().orElse(Double.NaN);
        if (classes.isEmpty()) return new Scores(dice, Double.NaN, Double.NaN);
        return new Scores(
                dice,
                Accuracy.of(labels(), predictedLabels()),
                RocAuc.of(labels(), probabilities()));
    }

    /** True class of each classified image. */
    public int[] labels() {
        return classes.stream().mapToInt(ClassOutcome::label).toArray();
    }

    /** Predicted class of each classified image. */
    public int[] predictedLabels() {
        return classes.stream().mapToInt(ClassOutcome::predicted).toArray();
    }

    /** Probabilities of each classified image, a row each. */
    public double[][] probabilities() {
        return classes.stream()
                .map(
                        outcome ->
                                IntStream.range(0, classNames.size())
                                        .mapToDouble(outcome::probability)
                                        .toArray())
                .toArray(double[][]::new);
    }

    /** Whether each classified image is of a class. */
    public boolean[] positives(int index) {
        boolean[] positive = new boolean[classes.size()];
        for (int i = 0; i < positive.length; i++) positive[i] = classes.get(i).label() == index;
        return positive;
    }

    /** Probability of a class for each classified image. */
    public double[] probabilities(int index) {
        return classes.stream().mapToDouble(outcome -> outcome.probability(index)).toArray();
    }

    /** Indices of the classes that have images with and without them, so that curves exist. */
    public List<Integer> comparableClasses() {
        int[] labels = labels();
        return IntStream.range(0, classNames.size())
                .filter(k -> IntStream.of(labels).anyMatch(label -> label == k))
                .filter(k -> IntStream.of(labels).anyMatch(label -> label != k))
                .boxed()
                .toList();
    }

    /**
     * The unit of length in which all masks can be compared: that of the images' calibration if all
     * have the same, else {@link PixelSize#PIXEL}.
     */
    public String unit() {
        List<String> units = masks.stream().map(mask -> mask.pixel().unit()).distinct().toList();
        return units.size() == 1 ? units.get(0) : PixelSize.PIXEL;
    }

    /** The unit of areas, the square of {@link #unit}: "pixels" or for example "mm²". */
    public String areaUnit() {
        return PixelSize.squared(unit());
    }

    /** Reference area of each mask in the square of {@link #unit}. */
    public double[] referenceAreas() {
        return areas(MaskOutcome::referenceArea, MaskOutcome::referencePixels);
    }

    /** Predicted area of each mask in the square of {@link #unit}. */
    public double[] predictedAreas() {
        return areas(MaskOutcome::predictedArea, MaskOutcome::predictedPixels);
    }

    private double[] areas(
            ToDoubleFunction<MaskOutcome> calibrated, ToDoubleFunction<MaskOutcome> pixels) {
        boolean inPixels = unit().equals(PixelSize.PIXEL);
        return masks.stream().mapToDouble(inPixels ? pixels : calibrated).toArray();
    }

    /** How well predicted and reference areas agree; the masks must not be empty. */
    public BlandAltman areaAgreement() {
        return BlandAltman.of(referenceAreas(), predictedAreas());
    }
}
