// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;

/** Checks of the scores of images, one per class, and the mean of each class against the rest. */
final class ClassScores {
    /** How far a probability computed in single precision may lie outside [0, 1]. */
    private static final double ROUNDING = 1e-5;

    private ClassScores() {}

    /**
     * The mean, over the classes that occur, of a score of one class against the rest; NaN for no
     * images.
     */
    static double meanOneAgainstRest(
            int[] truth, double[][] scores, ToDoubleBiFunction<boolean[], double[]> metric) {
        check(truth, scores);
        return Arrays.stream(truth)
                .distinct()
                .sorted()
                .mapToDouble(label -> metric.applyAsDouble(is(label, truth), of(label, scores)))
                .average()
                .orElse(Double.NaN);
    }

    /** Checks one row of scores per image, of equal lengths, with a column for each true class. */
    static void check(int[] truth, double[][] scores) {
        checkLengths(truth.length, scores.length);
        for (int i = 0; i < truth.length; i++) {
            if (scores[i].length != scores[0].length)
                throw new IllegalArgumentException(
                        "Images must have equally many scores, but image 0 has "
                                + scores[0].length
                                + " and image "
                                + i
                                + " has "
                                + scores[i].length
                                + ".");
            if (truth[i] < 0 || truth[i] >= scores[i].length)
                throw new IllegalArgumentException(
                        "Image "
                                + i
                                + " is of class "
                                + truth[i]
                                + ", but has scores of the classes 0 to "
                                + (scores[i].length - 1)
                                + " only.");
        }
    }

    /** As {@link #check}, and that the scores are probabilities. */
    static void checkProbabilities(int[] truth, double[][] probabilities) {
        check(truth, probabilities);
        for (int i = 0; i < truth.length; i++)
            for (double probability : probabilities[i])
                if (!(probability >= -ROUNDING && probability <= 1 + ROUNDING))
                    throw new IllegalArgumentException(
                            "Probabilities must be in [0, 1], but one of image "
                                    + i
                                    + " is "
                                    + probability
                                    + ". Apply the softmax first.");
    }

    static void checkLengths(int images, int scores) {
        if (images != scores)
            throw new IllegalArgumentException(
                    "There must be one score per image, but there are "
                            + images
                            + " images and "
                            + scores
                            + " scores.");
    }

    static void checkFinite(double[] score) {
        for (int i = 0; i < score.length; i++)
            if (!Double.isFinite(score[i]))
                throw new IllegalArgumentException(
                        "Scores must be finite, but the one of image " + i + " is " + score[i]);
    }

    private static boolean[] is(int label, int[] truth) {
        boolean[] positive = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) positive[i] = truth[i] == label;
        return positive;
    }

    private static double[] of(int label, double[][] scores) {
        return Arrays.stream(scores).mapToDouble(row -> row[label]).toArray();
    }
}
