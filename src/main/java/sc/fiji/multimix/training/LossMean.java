// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/** The mean of the loss terms over the steps of an epoch, and the sum of the counts. */
final class LossMean {
    private static final int TERMS = 6;

    private final double[] sums = new double[TERMS];
    private PseudoLabelCounts pseudoLabels;
    private int count;

    /** No losses yet. */
    LossMean() {
        this(new Sums(new double[TERMS], PseudoLabelCounts.NONE, 0));
    }

    /** Goes on adding to what was added before. */
    LossMean(Sums before) {
        System.arraycopy(before.sums, 0, sums, 0, sums.length);
        pseudoLabels = before.pseudoLabels;
        count = before.count;
    }

    /**
     * What was added so far.
     *
     * @param sums of each term
     * @param pseudoLabels sum of the counts
     * @param count number of steps
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sums(double[] sums, PseudoLabelCounts pseudoLabels, int count) {
        /** Checks that nothing is missing. */
        Sums {
            if (sums == null || sums.length != TERMS || pseudoLabels == null || count < 0)
                throw new IllegalArgumentException("The sums of the losses are impossible.");
        }
    }

    /** What was added so far. */
    Sums sums() {
        return new Sums(sums.clone(), pseudoLabels, count);
    }

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
