// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Area under the receiver operating characteristic curve: the probability that an image of the
 * class scores higher than an image of another one; equal scores count one half.
 *
 * <p>Scores: any finite numbers, only their order matters. Result: in [0, 1], 0.5 by chance; NaN
 * when all images are of one class, or there are none. Computed from ranks in n log n.
 *
 * <p>Source: Hanley &amp; McNeil 1982; several classes: Provost &amp; Domingos 2001, one class
 * against the rest. Differs from it: the mean over the classes is not weighted by their sizes.
 */
public final class RocAuc {
    private RocAuc() {}

    /**
     * The area for two classes.
     *
     * @param positive whether each image is of the class
     * @param score of each image, higher means more likely of the class
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static double of(boolean[] positive, double[] score) {
        checkLengths(positive.length, score.length);
        checkFinite(score);
        int[] order =
                IntStream.range(0, score.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> score[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        long positives = 0;
        double rankSum = 0;
        for (int first = 0; first < order.length; ) {
            int end = first + 1;
            while (end < order.length && score[order[end]] == score[order[first]]) end++;
            double meanRank = (first + 1 + end) / 2.0; // ranks from 1; ties share their mean
            for (int i = first; i < end; i++)
                if (positive[order[i]]) {
                    positives++;
                    rankSum += meanRank;
                }
            first = end;
        }
        long negatives = order.length - positives;
        if (positives == 0 || negatives == 0) return Double.NaN;
        return (rankSum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }

    /**
     * The area for any number of classes: the mean, over the classes that occur, of each against
     * the rest.
     *
     * @param truth index of the true class of each image
     * @param probabilities one row per image, one value per class
     * @throws IllegalArgumentException if the lengths differ, a score is not finite, or a class has
     *     no column
     */
    public static double of(int[] truth, double[][] probabilities) {
        checkLengths(truth.length, probabilities.length);
        for (int i = 0; i < truth.length; i++)
            if (truth[i] < 0 || truth[i] >= probabilities[i].length)
                throw new IllegalArgumentException(
                        "Image "
                                + i
                                + " is of class "
                                + truth[i]
                                + ", but has scores of the classes 0 to "
                                + (probabilities[i].length - 1)
                                + " only.");
        return Arrays.stream(truth)
                .distinct()
                .sorted()
                .mapToDouble(label -> oneAgainstRest(label, truth, probabilities))
                .average()
                .orElse(Double.NaN);
    }

    private static double oneAgainstRest(int label, int[] truth, double[][] probabilities) {
        boolean[] positive = new boolean[truth.length];
        double[] score = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            positive[i] = truth[i] == label;
            if (label >= probabilities[i].length)
                throw new IllegalArgumentException(
                        "Image "
                                + i
                                + " has "
                                + probabilities[i].length
                                + " scores, none of them for class "
                                + label
                                + ".");
            score[i] = probabilities[i][label];
        }
        return of(positive, score);
    }

    private static void checkLengths(int images, int scores) {
        if (images != scores)
            throw new IllegalArgumentException(
                    "There must be one score per image, but there are "
                            + images
                            + " images and "
                            + scores
                            + " scores.");
    }

    private static void checkFinite(double[] score) {
        for (int i = 0; i < score.length; i++)
            if (!Double.isFinite(score[i]))
                throw new IllegalArgumentException(
                        "Scores must be finite, but the one of image " + i + " is " + score[i]);
    }
}
