// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.statistics.Bootstrap;
import sc.fiji.multimix.statistics.ConfidenceInterval;

/** Bootstrap intervals of the metrics of one evaluation; null where there is none. */
final class Intervals {
    private static final long SEED = 1;

    private final int resamples;
    private final long all;
    private final ProgressListener listener;
    private long done;

    /**
     * Intervals to be computed.
     *
     * @param resamples of each interval; 0 for no intervals
     * @param sets how many times {@link #ofMean} and {@link #of} will be called
     * @param listener told of the progress; may cancel
     */
    Intervals(int resamples, int sets, ProgressListener listener) {
        this.resamples = resamples;
        this.listener = listener;
        all = Math.max(1L, (long) sets * resamples);
    }

    /** Of the mean of values. */
    ConfidenceInterval ofMean(double[] values) {
        listener.checkCanceled();
        if (resamples == 0) return null;
        return defined(
                Bootstrap.interval(
                        values.length,
                        drawn -> {
                            step();
                            double sum = 0;
                            for (int i : drawn) sum += values[i];
                            return sum / drawn.length;
                        },
                        resamples,
                        SEED));
    }

    /** Of metrics of classes: all from the same drawn sets, images drawn within each class. */
    List<ConfidenceInterval> of(DrawnClasses.Pool pool, List<ClassMetric> metrics) {
        listener.checkCanceled();
        double[][] values = new double[metrics.size()][resamples];
        boolean draws = resamples > 0 && pool.labels().length > 1;
        if (draws) {
            Iterator<int[]> sets = Bootstrap.sets(pool.labels(), resamples, SEED).iterator();
            for (int set = 0; set < resamples; set++) {
                step();
                DrawnClasses images = pool.draw(sets.next());
                for (int i = 0; i < values.length; i++)
                    if (metrics.get(i).hasInterval())
                        values[i][set] = metrics.get(i).metric().applyAsDouble(images);
            }
        }
        List<ConfidenceInterval> intervals = new ArrayList<>();
        for (int i = 0; i < values.length; i++)
            intervals.add(
                    draws && metrics.get(i).hasInterval()
                            ? defined(Bootstrap.interval(values[i]))
                            : null);
        return intervals;
    }

    private void step() {
        listener.checkCanceled();
        if (done * 100 / all != (done - 1) * 100 / all || done == 0)
            listener.progress("Computing confidence intervals", (double) done / all);
        done++;
    }

    private static ConfidenceInterval defined(ConfidenceInterval interval) {
        return interval.isDefined() ? interval : null;
    }
}
