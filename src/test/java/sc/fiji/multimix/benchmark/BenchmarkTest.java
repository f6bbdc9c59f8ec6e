// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.TestClassPath;
import sc.fiji.multimix.TestJvm;

/** The program in a JVM of its own, with a tiny network; its times are not looked at. */
class BenchmarkTest {
    private static final String TINY = " --size 32 --width 2 --steps 2 --threads 1 --device cpu";

    // The counts do not depend on size, batch or data: lower these whenever they fall.
    private static final double STEP_CALLS = 1098;
    private static final double STEP_ARRAYS = 387;
    private static final double STEP_HOST_READS = 1;
    private static final double PREDICT_CALLS = 239;
    private static final double PREDICT_ARRAYS = 117;
    private static final double PREDICT_HOST_READS = 1;

    @TempDir Path folder;

    @Test
    void aStepAsksNoMoreOfTheEngineThanItDid() throws Exception {
        Map<String, Double> counts = counts(run(0, "step" + TINY));
        assertAtMost(STEP_CALLS, counts, "native_calls_per_step");
        assertAtMost(STEP_ARRAYS, counts, "arrays_at_peak");
        assertAtMost(STEP_HOST_READS, counts, "host_reads_per_step");
        assertEquals(0, counts.get("host_reads_between_readings"), counts::toString);
        assertEquals(0, counts.get("arrays_left"), counts::toString);
    }

    @Test
    void aPredictionDoesNeither() throws Exception {
        Map<String, Double> counts = counts(run(0, "predict" + TINY));
        assertAtMost(PREDICT_CALLS, counts, "native_calls_per_step");
        assertAtMost(PREDICT_ARRAYS, counts, "arrays_at_peak");
        assertAtMost(PREDICT_HOST_READS, counts, "host_reads_per_step");
        assertEquals(0, counts.get("arrays_left"), counts::toString);
    }

    @Test
    void batchesAndFoldersAreTimed() throws Exception {
        assertIsTimed("pipeline", run(0, "pipeline" + TINY + " --files 24"));
        assertIsTimed("folder", run(0, "folder" + TINY + " --files 2"));
    }

    private static void assertIsTimed(String what, List<String> lines) {
        assertTrue(lines.get(0).matches(what + "( [0-9.]+){3} ([0-9]+|-)"), lines::toString);
        assertTrue(lines.get(1).startsWith("# "), lines::toString);
    }

    @Test
    void aWrongWordIsAnError() throws Exception {
        List<String> lines = run(2, "stepp");
        assertTrue(lines.get(0).contains("choose step, predict"), lines::toString);
    }

    /** A count that is zero would mean that nothing was counted. */
    private static void assertAtMost(double bound, Map<String, Double> counts, String name) {
        double count = counts.get(name);
        assertTrue(count > 0 && count <= bound, () -> name + " is above " + bound + ": " + counts);
    }

    /** Of the first note. */
    private static Map<String, Double> counts(List<String> lines) {
        Map<String, Double> counts = new HashMap<>();
        StringTokenizer words = new StringTokenizer(lines.get(1).substring(2));
        while (words.hasMoreTokens())
            counts.put(words.nextToken(), Double.parseDouble(words.nextToken()));
        return counts;
    }

    private List<String> run(int code, String arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        Process process =
                new ProcessBuilder(
                                TestJvm.command(
                                        "-Djava.awt.headless=true",
                                        "-cp",
                                        TestClassPath.current(),
                                        Benchmark.class.getName(),
                                        arguments))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        } finally {
            process.destroyForcibly();
        }
        assertEquals(code, process.exitValue(), () -> arguments + ": " + read(out));
        return read(out);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
