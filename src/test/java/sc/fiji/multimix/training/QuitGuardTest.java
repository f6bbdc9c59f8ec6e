// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.TestClassPath;
import sc.fiji.multimix.TestJvm;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.phantom.SampleDataSet;

/** Programs that are ended while they train. */
class QuitGuardTest {
    private static final int AMID_THE_SECOND_EPOCH = QuitTraining.STEPS_PER_EPOCH + 3;

    @TempDir Path folder;

    @Test
    void anExitAmidAnEpochKeepsTheBestModelAndTheLastState() throws Exception {
        Process process = start(AMID_THE_SECOND_EPOCH, "exit");
        assertEquals(3, exitCode(process), this::output);
        assertIsSaved();
    }

    @Test
    void aTerminationFromOutsideDoesTheSame() throws Exception {
        Process process = start(AMID_THE_SECOND_EPOCH, "wait");
        while (process.isAlive() && !Files.exists(folder.resolve("ready"))) Thread.sleep(20);
        process.destroy();
        assertNotEquals(0, exitCode(process), this::output);
        assertIsSaved();
    }

    private void assertIsSaved() throws IOException {
        assertEquals(
                List.of("model.last.zip", "model.split.json", "model.zip"), models(), this::output);
        ModelDescription best = ModelFile.load(folder.resolve("model.zip")).description();
        ModelDescription last = ModelFile.load(folder.resolve("model.last.zip")).description();
        assertEquals(1, best.training().get("bestEpoch").getAsInt());
        assertEquals(2, last.training().get("bestEpoch").getAsInt());
        assertTrue(Double.isFinite(best.validation().dice()));
        assertTrue(Double.isNaN(last.validation().dice())); // there was no time for it
        assertFalse(equal("model.zip", "model.last.zip"));
        String line = "Training stopped after 1 epoch, since the program ends. The best model is";
        assertTrue(output().contains(line), this::output);
        assertFalse(output().contains("SIG"), this::output); // no crash of native code
    }

    @Test
    void anExitInTheFirstEpochLeavesTheLastStateAlone() throws Exception {
        Process process = start(2, "exit");
        assertEquals(3, exitCode(process), this::output);
        assertEquals(List.of("model.last.zip"), models());
        assertEquals(
                QuitTraining.OPTIONS.width(),
                ModelFile.load(folder.resolve("model.last.zip")).description().network().width());
        assertTrue(output().contains("There is no best model yet"), this::output);
    }

    @Test
    void aTrainingThatIsOverCanNoLongerBeQuit() throws IOException {
        TrainingControl control = new TrainingControl();
        assertEquals("done", QuitGuard.during(control, () -> "done"));
        assertFalse(control.isQuitting());
        assertThrows(
                IOException.class,
                () ->
                        QuitGuard.during(
                                control,
                                () -> {
                                    throw new IOException("the work's own");
                                }));
    }

    private Process start(int step, String ending) throws IOException {
        SampleDataSet.write(folder.resolve("data"), 24, 1);
        ProcessBuilder builder =
                new ProcessBuilder(
                        TestJvm.command(
                                "-Djava.awt.headless=true",
                                "-Dai.djl.pytorch.num_threads=1",
                                "-XX:ErrorFile=" + folder.resolve("crash.txt"),
                                "-cp",
                                TestClassPath.current(),
                                QuitTraining.class.getName(),
                                folder.toString(),
                                Integer.toString(step),
                                ending));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
    }

    private static int exitCode(Process process) throws InterruptedException {
        try {
            assertTrue(process.waitFor(3, TimeUnit.MINUTES));
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> models() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("model") || name.startsWith("crash"))
                    .sorted()
                    .toList();
        }
    }

    private boolean equal(String file, String other) throws IOException {
        Weights a = ModelFile.load(folder.resolve(file)).weights();
        Weights b = ModelFile.load(folder.resolve(other)).weights();
        return a.names().stream().allMatch(name -> Arrays.equals(a.values(name), b.values(name)));
    }

    private String output() {
        try {
            Path log = folder.resolve("log.txt");
            return Files.readString(folder.resolve("out.txt"))
                    + (Files.exists(log) ? Files.readString(log) : "");
        } catch (IOException e) {
            return e.toString();
        }
    }
}
