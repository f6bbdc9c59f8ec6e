// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.stream.IntStream;

/**
 * How many images of each class were taken for each class, and the scores that follow from it.
 *
 * <p>Scores are in [0, 1], and NaN where their denominator is zero, that is where they are not
 * defined. For images of one class only, precision and F1 follow from these definitions too, as 1
 * or 0 and the sensitivity alone decides F1: they say nothing of the class then, and an evaluation
 * does not show them. Source: {@code metrics_reference.py}; balanced accuracy: Brodersen et al.
 * 2010.
 */
public final class ConfusionMatrix {
    private final int[][] counts; // [truth][predicted]

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts the images.
     *
     * @param truth index of the true class of each image
     * @param predicted index of the predicted class of each image
     * @param classes number of classes, also those that do not occur
     * @throws IllegalArgumentException if the numbers of images differ or an index is not in [0,
     *     classes)
     */
    public static ConfusionMatrix of(int[] truth, int[] predicted, int classes) {
        if (truth.length != predicted.length)
            throw new IllegalArgumentException(
                    "There must be one prediction per image, but there are "
                            + truth.length
                            + " true and "
                            + predicted.length
                            + " predicted classes.");
        if (classes < 1)
            throw new IllegalArgumentException(
                    "There must be at least one class, but there are " + classes + ".");
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            checkClass("true", i, truth[i], classes);
            checkClass("predicted", i, predicted[i], classes);
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    private static void checkClass(String kind, int image, int index, int classes) {
        if (index < 0 || index >= classes)
            throw new IllegalArgumentException(
                    "The "
                            + kind
                            + " class of image "
                            + image
                            + " is "
                            + index
                            + ", but the classes are 0 to "
                            + (classes - 1)
                            + ".");
    }

    /** Number of classes. */
    public int classes() {
        return counts.length;
    }

    /** Number of images of the class {@code truth} that were taken for {@code predicted}. */
    public int count(int truth, int predicted) {
        return counts[truth][predicted];
    }

    /** Number of images. */
    public int total() {
        return IntStream.range(0, classes()).map(this::trueCount).sum();
    }

    /** Share of the images that were taken for what they are; NaN for no images. */
    public double accuracy() {
        return ratio(IntStream.range(0, classes()).map(k -> counts[k][k]).sum(), total());
    }

    /**
     * Mean sensitivity of the classes that occur in the truth, 1 / (number of these) by chance; NaN
     * when fewer than two occur.
     */
    public double balancedAccuracy() {
        double[] sensitivities =
                IntStream.range(0, classes())
                        .filter(k -> trueCount(k) > 0)
                        .mapToDouble(this::sensitivity)
                        .toArray();
        if (sensitivities.length < 2) return Double.NaN;
        double sum = 0;
        for (double sensitivity : sensitivities) sum += sensitivity;
        return sum / sensitivities.length;
    }

    /** Share of class {@code k} among the images taken for it; NaN when no image was. */
    public double precision(int k) {
        return ratio(counts[k][k], predictedCount(k));
    }

    /**
     * Share of the images of class {@code k} that were taken for it, its recall; NaN when there is
     * no image of the class.
     */
    public double sensitivity(int k) {
        return ratio(counts[k][k], trueCount(k));
    }

    /**
     * Share of the images of other classes than {@code k} that were not taken for it; NaN when
     * there is no image of another class.
     */
    public double specificity(int k) {
        int others = total() - trueCount(k);
        return ratio(others - (predictedCount(k) - counts[k][k]), others);
    }

    /**
     * Harmonic mean of precision and sensitivity of class {@code k}, {@code 2 TP / (2 TP + FP +
     * FN)}; NaN when no image is of the class and none was taken for it.
     */
    public double f1(int k) {
        return ratio(2 * counts[k][k], trueCount(k) + predictedCount(k));
    }

    private int trueCount(int k) {
        return IntStream.of(counts[k]).sum();
    }

    private int predictedCount(int k) {
        return IntStream.range(0, classes()).map(truth -> counts[truth][k]).sum();
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
