// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/** The mean of the loss terms over the steps of an epoch, and the sum of the counts. */
final class LossMean {
    private final double[] sums = new double[6];
    private PseudoLabelCounts pseudoLabels = PseudoLabelCounts.NONE;
    private int count;

    void add(StepLosses losses) {
        sums[0] += losses.supervised();
        sums[1] += losses.pseudoLabel();
        sums[2] += losses.guessedLabel();
        sums[3] += losses.dice();
        sums[4] += losses.consistency();
        sums[5] += losses.total();
        pseudoLabels = pseudoLabels.plus(losses.pseudoLabels());
        count++;
    }

    /** Number of steps. */
    int count() {
        return count;
    }

    /** The mean so far; NaN before the first step. */
    StepLosses mean() {
        return new StepLosses(mean(0), mean(1), mean(2), mean(3), mean(4), mean(5), pseudoLabels);
    }

    private float mean(int term) {
        return (float) (sums[term] / count);
    }
}
