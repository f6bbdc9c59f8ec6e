// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;

/**
 * Times the suite's own code, run by {@code mvn -q -ntp test-compile exec:exec@benchmark
 * -Dargs="step --size 256"}. Prints a line of {@code WHAT median_ms min_ms images_per_second
 * peak_rss_mb}, the columns of a PyTorch script of the same work, then notes that begin with "#".
 *
 * <p>Arguments: see {@link BenchmarkOptions#USAGE}. Exit code 2 if they are wrong.
 */
final class Benchmark {
    private Benchmark() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws IOException {
        String line = String.join(" ", arguments);
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(line);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        run(options);
        if (options.counts() && options.what().isOneStep()) CountedRuns.start(line);
    }

    @SuppressWarnings("SystemOut")
    private static void run(BenchmarkOptions options) throws IOException {
        options.setThreads();
        try (Workload work = open(options)) {
            Times times = Times.of(work, options.steps());
            System.out.println(times.line(options.what().toString(), work.images()));
            for (String note : work.notes()) System.out.println("# " + note);
        }
    }

    /** Everything a workload needs, prepared. */
    static Workload open(BenchmarkOptions options) throws IOException {
        return switch (options.what()) {
            case STEP -> new StepWorkload(options);
            case PREDICT -> new PredictWorkload(options);
            case PIPELINE -> new PipelineWorkload(options);
            case FOLDER -> new FolderWorkload(options);
        };
    }
}
