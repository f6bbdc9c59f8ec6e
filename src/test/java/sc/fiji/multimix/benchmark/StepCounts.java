// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the runs of a workload ask of PyTorch, each count as the mean of the runs.
 *
 * @param calls of each native method per run
 * @param arraysBefore arrays alive before the runs: weights, their means, the optimizer's moments
 * @param arraysAtPeak most arrays alive during the runs, those before included
 * @param arraysLeft arrays that outlived the runs
 * @param unreadHostReads times that values are handed to Java in a run between two readings
 */
record StepCounts(
        Map<String, Double> calls,
        int arraysBefore,
        int arraysAtPeak,
        int arraysLeft,
        double unreadHostReads) {
    /**
     * Counts; the warm-up must be over, and {@link NativeCalls} installed.
     *
     * @param runs whose mean is taken, at least 1
     */
    static StepCounts of(Workload work, int runs) throws IOException {
        NativeCalls.reset();
        int before = NativeCalls.arrays();
        for (int i = 0; i < runs; i++) work.run();
        Map<String, Double> calls = new TreeMap<>();
        NativeCalls.calls().forEach((name, count) -> calls.put(name, count / (double) runs));
        int peak = NativeCalls.peak();
        int left = NativeCalls.arrays() - before;
        NativeCalls.reset();
        work.runUnread();
        return new StepCounts(calls, before, peak, left, hostReads(NativeCalls.calls()));
    }

    /** Native calls per run. */
    double nativeCalls() {
        return calls.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Times per run that values of an array are handed to Java. */
    double hostReads() {
        return hostReads(calls);
    }

    private static double hostReads(Map<String, ? extends Number> calls) {
        return calls.entrySet().stream()
                .filter(call -> NativeCalls.isHostRead(call.getKey()))
                .mapToDouble(call -> call.getValue().doubleValue())
                .sum();
    }

    /** Two lines: the sums, and the calls of each method, the most frequent first. */
    List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "native_calls_per_step %s arrays_at_peak %d arrays_before %d arrays_left %d"
                                + " host_reads_per_step %s host_reads_between_readings %s",
                        number(nativeCalls()),
                        arraysAtPeak,
                        arraysBefore,
                        arraysLeft,
                        number(hostReads()),
                        number(unreadHostReads)),
                calls.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Double>comparingByValue(
                                        Comparator.reverseOrder()))
                        .map(call -> call.getKey() + " " + number(call.getValue()))
                        .collect(Collectors.joining(" ")));
    }

    private static String number(double count) {
        return count == Math.rint(count)
                ? Long.toString((long) count)
                : String.format(Locale.ROOT, "%.1f", count);
    }
}
