// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import sc.fiji.multimix.TestJvm;

/**
 * Counts what the runs of a workload ask of PyTorch, and prints it as notes. A program of its own:
 * what counts takes memory and a little time, which a measurement must not have.
 */
final class CountedRuns {
    private static final int WARM_UP = 3;
    private static final int COUNTED = 3;

    private CountedRuns() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws IOException {
        BenchmarkOptions options = BenchmarkOptions.parse(String.join(" ", arguments));
        options.setThreads();
        NativeCalls.install();
        try (Workload work = Benchmark.open(options)) {
            for (int i = 0; i < WARM_UP; i++) work.run();
            for (String line : StepCounts.of(work, COUNTED).lines())
                System.out.println("# " + line);
        }
    }

    /**
     * Starts the program, which prints where this one does, and waits for its end.
     *
     * @param arguments of this program
     * @throws IOException if it fails
     */
    static void start(String arguments) throws IOException {
        Process process =
                new ProcessBuilder(
                                TestJvm.command(
                                        "-Djava.awt.headless=true",
                                        "-Djdk.attach.allowAttachSelf=true",
                                        "-XX:+EnableDynamicAgentLoading",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        CountedRuns.class.getName(),
                                        arguments))
                        .inheritIO()
                        .start();
        try {
            if (process.waitFor() != 0)
                throw new IOException("The native calls could not be counted.");
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
