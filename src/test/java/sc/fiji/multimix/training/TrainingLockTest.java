// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.TestClassPath;
import sc.fiji.multimix.TestJvm;

class TrainingLockTest {
    @TempDir Path folder;

    /** Another program: locks the model, says so, and waits for the end of its input. */
    public static void main(String[] arguments) throws IOException {
        try (TrainingLock lock = TrainingLock.of(Path.of(arguments[0]))) {
            System.out.println("locked: " + (lock != null));
            assertEquals(-1, System.in.read());
        }
    }

    @Test
    void aModelIsTrainedOnceAtATime() throws IOException {
        Path model = folder.resolve("lungs.zip");
        TrainingLock first = TrainingLock.of(model);
        Path sameFile = folder.resolve("../" + folder.getFileName() + "/lungs.zip");
        IOException e = assertThrows(IOException.class, () -> TrainingLock.of(sameFile));
        assertTrue(e.getMessage().contains("is being trained in this program"), e.getMessage());
        TrainingLock.of(folder.resolve("hearts.zip")).close();
        first.close();
        TrainingLock.of(model).close();
        assertFalse(Files.exists(folder.resolve(".lungs.zip.training")));
    }

    @Test
    void anotherProgramKeepsTheModelUntilItsEnd() throws Exception {
        Path model = folder.resolve("lungs.zip");
        Process other =
                new ProcessBuilder(
                                TestJvm.command(
                                        "-cp",
                                        TestClassPath.current(),
                                        TrainingLockTest.class.getName(),
                                        model.toString()))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader lines = other.inputReader()) {
            assertEquals("locked: true", lines.readLine());
            IOException e = assertThrows(IOException.class, () -> TrainingLock.of(model));
            assertTrue(e.getMessage().contains("by another program"), e.getMessage());
        } finally {
            other.destroyForcibly().waitFor();
        }
        TrainingLock.of(model).close(); // what a killed program leaves hinders nobody
    }
}
