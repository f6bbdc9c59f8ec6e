// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

/**
 * Area under the receiver operating characteristic curve: the probability that an image of the
 * class scores higher than an image of another one; equal scores count one half.
 *
 * <p>Scores: any finite numbers, only their order matters. Result: in [0, 1], 0.5 by chance; NaN
 * when all images are of one class, or there are none. Computed in n log n.
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
        ScoreRanking ranking = ScoreRanking.of(positive, score);
        if (ranking.hasOneClass()) return Double.NaN;
        double pairs = 0; // in order; ties count half
        ScoreRanking.Step before = new ScoreRanking.Step(Double.POSITIVE_INFINITY, 0, 0);
        for (ScoreRanking.Step step : ranking.steps()) {
            double height = (before.truePositives() + step.truePositives()) / 2.0;
            pairs += height * (step.falsePositives() - before.falsePositives());
            before = step;
        }
        return pairs / ((double) ranking.positives() * ranking.negatives());
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
        return ClassScores.meanOneAgainstRest(truth, probabilities, RocAuc::of);
    }
}
