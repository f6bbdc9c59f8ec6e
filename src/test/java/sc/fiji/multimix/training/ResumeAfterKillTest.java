// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.TestClassPath;
import sc.fiji.multimix.phantom.SampleDataSet;

/** Trainings in other processes that are killed at random moments, as by a power cut. */
class ResumeAfterKillTest {
    private static final int KILLS = 3;

    @TempDir Path folder;

    /**
     * The soak: {@code java -cp TEST_CLASS_PATH sc.fiji.multimix.training.ResumeAfterKillTest
     * KILLS}.
     */
    public static void main(String[] arguments) throws Exception {
        ResumeAfterKillTest test = new ResumeAfterKillTest();
        test.folder = Files.createTempDirectory("killed");
        long seed = System.nanoTime();
        System.out.println("seed " + seed + ", " + test.folder);
        test.killAndCompare(Integer.parseInt(arguments[0]), seed);
        System.out.println("The resumed trainings are bit-identical to the one at once.");
    }

    @Test
    void aTrainingThatIsKilledAndResumedIsBitIdentical() throws Exception {
        killAndCompare(KILLS, System.nanoTime());
    }

    /** Kills trainings; as often as one gets to its end, it is compared and the next begins. */
    private void killAndCompare(int kills, long seed) throws Exception {
        String hint = "seed " + seed;
        SampleDataSet.write(folder.resolve("data"), 24, 1);
        Path atOnce = folder.resolve("at-once/model.zip");
        long millis = toEnd(atOnce);
        SplittableRandom random = new SplittableRandom(seed);
        int killed = 0;
        for (int number = 1; killed < kills; number++) {
            Path model = folder.resolve(number + "/model.zip");
            boolean ended = false;
            while (!ended && killed < kills) {
                Process process = start(model);
                try {
                    awaitFirstStep(process);
                    Thread.sleep(random.nextLong(millis * 2 / 3 + 1));
                    ended = !process.isAlive();
                    if (!ended) killed++;
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
            toEnd(model);
            ResumeTest.assertEqualModels(atOnce, model);
            ResumeTest.assertEqualModels(Checkpoints.last(atOnce), Checkpoints.last(model));
        }
        assertEquals(kills, killed, hint);
    }

    /** Milliseconds from the first step to the end. */
    private long toEnd(Path model) throws IOException, InterruptedException {
        Process process = start(model);
        try {
            awaitFirstStep(process);
            long start = System.nanoTime();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), output);
            assertEquals(0, process.exitValue(), output);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Or its end, if all steps are done. */
    private static void awaitFirstStep(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder all = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("step ")) return;
            all.append(line).append('\n');
        }
        assertTrue(all.toString().contains("goes on after step 48 of 48"), all::toString);
    }

    private Process start(Path model) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Dai.djl.pytorch.num_threads=1",
                        "-cp",
                        TestClassPath.current(),
                        KilledTraining.class.getName(),
                        folder.resolve("data").toString(),
                        model.toString())
                .redirectErrorStream(true)
                .start();
    }
}
