// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.List;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.training.EpochReport;

/** Means and rises of what the epochs of a training report. */
record EpochTrends(List<EpochReport> history) {
    /** Epochs a mean is taken over: with fewer the jitter of a single epoch decides. */
    static final int WINDOW = 3;

    /** A score must rise by more to count: a few pixels on some twenty images. */
    static final double RISE = 0.002;

    /** Number of epochs. */
    int size() {
        return history.size();
    }

    /** An epoch. */
    EpochReport get(int index) {
        return history.get(index);
    }

    /** The labeled terms alone: the others may rise as they set in. */
    static double labeledLoss(EpochReport epoch) {
        double supervised = epoch.losses().supervised();
        double dice = epoch.losses().dice();
        if (Double.isNaN(supervised)) return dice;
        return Double.isNaN(dice) ? supervised : supervised + dice;
    }

    /** Mean over the last epochs; there must be {@link #WINDOW}. */
    double latest(ToDoubleFunction<EpochReport> value) {
        return mean(value, size() - WINDOW, size());
    }

    /** Mean over the epochs before the last ones; there must be twice {@link #WINDOW}. */
    double before(ToDoubleFunction<EpochReport> value) {
        return mean(value, size() - 2 * WINDOW, size() - WINDOW);
    }

    /** Mean over some epochs. */
    double mean(ToDoubleFunction<EpochReport> value, int from, int to) {
        return history.subList(from, to).stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** Index of the last epoch that raised a score notably; -1 if the score is not defined. */
    int lastRise(ToDoubleFunction<EpochReport> score) {
        int rise = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size(); i++) {
            double value = score.applyAsDouble(history.get(i));
            if (!(value > highest + RISE)) continue;
            highest = value;
            rise = i;
        }
        return rise;
    }
}
