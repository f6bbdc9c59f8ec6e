// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of one class and of the others by falling score: what the ROC and the precision-recall
 * curve and the areas under them are made of.
 *
 * @param steps one per different score, in falling order
 * @param positives number of images of the class
 * @param negatives number of images of other classes
 */
record ScoreRanking(List<Step> steps, long positives, long negatives) {
    /**
     * What is found by calling positive all that score at least {@code threshold}.
     *
     * @param threshold a score that occurs
     * @param truePositives images of the class that score so
     * @param falsePositives images of other classes that score so
     */
    record Step(double threshold, long truePositives, long falsePositives) {}

    /**
     * Ranks the scores; equal ones share a step.
     *
     * @throws IllegalArgumentException if the lengths differ or a score is not finite
     */
    static ScoreRanking of(boolean[] positive, double[] score) {
        ClassScores.checkLengths(positive.length, score.length);
        ClassScores.checkFinite(score);
        int[] order =
                IntStream.range(0, score.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -score[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        List<Step> steps = new ArrayList<>();
        long positives = 0;
        for (int i = 0; i < order.length; i++) {
            if (positive[order[i]]) positives++;
            boolean last = i + 1 == order.length || score[order[i + 1]] != score[order[i]];
            if (last) steps.add(new Step(score[order[i]], positives, i + 1 - positives));
        }
        return new ScoreRanking(steps, positives, order.length - positives);
    }

    /** Whether all images are of one class, or there are none. */
    boolean hasOneClass() {
        return positives == 0 || negatives == 0;
    }
}
