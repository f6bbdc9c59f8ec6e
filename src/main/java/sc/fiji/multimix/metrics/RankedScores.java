// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The scores of a set of images for one class, ranked once, to compute areas of many sets that are
 * drawn from it with repetition, each in linear time.
 *
 * <p>The areas are those that {@link RocAuc} and {@link AveragePrecision} have for an array with
 * each drawn image as often as it was drawn; to the last digit.
 */
public final class RankedScores {
    private final int[] order; // by falling score
    private final boolean[] positive; // in this order
    private final boolean[] last; // of its score, in this order

    private RankedScores(int[] order, boolean[] positive, boolean[] last) {
        this.order = order;
        this.positive = positive;
        this.last = last;
    }

    /**
     * Ranks the images.
     *
     * @param positive whether each image is of the class
     * @param score of each image, higher means more likely of the class
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    public static RankedScores of(boolean[] positive, double[] score) {
        ClassScores.checkLengths(positive.length, score.length);
        ClassScores.checkFinite(score);
        int[] order =
                IntStream.range(0, score.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -score[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        boolean[] ranked = new boolean[order.length];
        boolean[] last = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            ranked[i] = positive[order[i]];
            last[i] = i + 1 == order.length || score[order[i + 1]] != score[order[i]];
        }
        return new RankedScores(order, ranked, last);
    }

    /**
     * Area under the ROC curve of a drawn set, see {@link RocAuc}.
     *
     * @param counts how often each image was drawn
     */
    public double rocAuc(int[] counts) {
        long positives = 0;
        long negatives = 0;
        long positivesBefore = 0; // at scores above the present one
        long negativesBefore = 0;
        double pairs = 0; // in order; ties count half
        for (int i = 0; i < order.length; i++) {
            if (positive[i]) positives += counts[order[i]];
            else negatives += counts[order[i]];
            if (!last[i]) continue;
            pairs += (positivesBefore + positives) / 2.0 * (negatives - negativesBefore);
            positivesBefore = positives;
            negativesBefore = negatives;
        }
        return positives == 0 || negatives == 0
                ? Double.NaN
                : pairs / ((double) positives * negatives);
    }

    /**
     * Average precision of a drawn set, see {@link AveragePrecision}.
     *
     * @param counts how often each image was drawn
     */
    public double averagePrecision(int[] counts) {
        long all = 0; // images of the class
        for (int i = 0; i < order.length; i++) if (positive[i]) all += counts[order[i]];
        long positives = 0;
        long negatives = 0;
        double sum = 0;
        double recall = 0;
        for (int i = 0; i < order.length; i++) {
            if (positive[i]) positives += counts[order[i]];
            else negatives += counts[order[i]];
            if (!last[i] || positives + negatives == 0) continue;
            double reached = (double) positives / all;
            sum += (reached - recall) * ((double) positives / (positives + negatives));
            recall = reached;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : sum;
    }
}
