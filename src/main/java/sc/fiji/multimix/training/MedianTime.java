// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The median time of a work that is repeated: first to warm up, then a few times that count. Long
 * works are repeated less often.
 */
final class MedianTime {
    private static final double SECONDS_TO_WARM_UP = 3;
    private static final double SECONDS_TO_COUNT = 5;

    private final LongSupplier nanos;

    /**
     * @param nanos a clock, as {@link System#nanoTime}
     */
    MedianTime(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Seconds that the work takes.
     *
     * @param warmUps how often it is done first, unless that takes more than 3 s; at least once
     * @param repeats how often it is timed, unless that takes more than 5 s; at least once
     */
    double of(Runnable work, int warmUps, int repeats) {
        repeat(work, warmUps, SECONDS_TO_WARM_UP);
        List<Double> times = repeat(work, repeats, SECONDS_TO_COUNT);
        return StatUtils.percentile(times.stream().mapToDouble(t -> t).toArray(), 50);
    }

    private List<Double> repeat(Runnable work, int most, double limit) {
        List<Double> times = new ArrayList<>();
        double sum = 0;
        do {
            long start = nanos.getAsLong();
            work.run();
            double seconds = (nanos.getAsLong() - start) / 1e9;
            times.add(seconds);
            sum += seconds;
        } while (times.size() < most && sum < limit);
        return times;
    }
}
