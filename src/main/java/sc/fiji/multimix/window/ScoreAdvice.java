// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.training.EpochReport;

/**
 * What the validation scores of a training advise: to end it, to extend it, or to look at a task.
 */
final class ScoreAdvice {
    /**
     * Epochs without a higher score before that is mentioned: a cosine schedule has such spells.
     */
    static final int STALE = 8;

    private final EpochTrends trends;

    ScoreAdvice(EpochTrends trends) {
        this.trends = trends;
    }

    /**
     * What no longer rises; empty if all does. Only the score that chooses the best epoch decides
     * whether the training is to end.
     */
    String stale() {
        if (isStale(EpochReport::score)) return finish();
        if (isStale(EpochReport::dice))
            return finding("Dice", EpochReport::dice)
                    + ", while the classification still gets better.";
        if (isStale(EpochReport::auc))
            return finding("AUC", EpochReport::auc)
                    + (isSegmenting()
                            ? ", while the segmentation still gets better."
                            : ", while the accuracy still gets better.");
        return "";
    }

    private boolean isSegmenting() {
        return !Double.isNaN(trends.get(trends.size() - 1).dice());
    }

    private String finish() {
        boolean onlyMasks = Double.isNaN(trends.get(trends.size() - 1).accuracy());
        double then = EpochTrends.labeledLoss(trends.get(trends.lastRise(EpochReport::score)));
        boolean falls =
                trends.latest(EpochTrends::labeledLoss) < (1 - TrainingAdvice.CHANGE) * then;
        return finding(onlyMasks ? "Dice" : "score", EpochReport::score)
                + (falls
                        ? ": over-fitting is likely, since the loss still falls; finish now or add"
                                + " labels."
                        : ": the training has come to rest; finish now.");
    }

    private boolean isStale(ToDoubleFunction<EpochReport> score) {
        return trends.lastRise(score) >= 0 && epochsSinceRise(score) >= STALE;
    }

    private int epochsSinceRise(ToDoubleFunction<EpochReport> score) {
        return trends.size() - 1 - trends.lastRise(score);
    }

    private String finding(String name, ToDoubleFunction<EpochReport> score) {
        EpochReport best = trends.get(trends.lastRise(score));
        return String.format(
                Locale.ROOT,
                "Validation %s has not risen for %d epochs (%.3f in epoch %d)",
                name,
                epochsSinceRise(score),
                score.applyAsDouble(best),
                best.epoch());
    }

    /** Whether an extension is worthwhile: a sentence, or empty. */
    String extend() {
        if (trends.size() < 2 * EpochTrends.WINDOW) return "";
        double loss = trends.latest(EpochTrends::labeledLoss);
        double lossBefore = trends.before(EpochTrends::labeledLoss);
        double score = trends.latest(EpochReport::score);
        double scoreBefore = trends.before(EpochReport::score);
        return loss < (1 - TrainingAdvice.CHANGE) * lossBefore
                        && score > scoreBefore + EpochTrends.RISE
                        && epochsSinceRise(EpochReport::score) <= 1
                ? "The loss still falls and the validation score still rises: Extend is worthwhile."
                : "";
    }
}
