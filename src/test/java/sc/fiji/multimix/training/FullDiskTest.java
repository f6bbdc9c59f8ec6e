// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.TestClassPath;
import sc.fiji.multimix.inference.TestFiles;

/**
 * Saving where files can no longer grow: the shell's limit of a file's size stands for a full disk,
 * since it needs no rights and fails amid a write as well.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FullDiskTest {
    private static final int BLOCKS = 1024; // of 512 or 1024 bytes; a model has 4 MB

    @TempDir Path folder;

    @Test
    void theOldModelIsIntactAndNothingUnfinishedIsLeft() throws Exception {
        Path model = folder.resolve("models/model.zip");
        SavingProgram.main(new String[] {model.toString(), "1"});
        List<String> before = TestFiles.list(folder);
        byte[] old = Files.readAllBytes(model);
        String output = saveAgain(model);
        String expected = "Cannot write the file " + folder.resolve("models/model.best.zip");
        assertTrue(output.contains(expected + ": the disk is full ("), output);
        assertTrue(output.contains("). Free some space or choose another place."), output);
        assertTrue(output.contains("could not be saved in your home folder either"), output);
        assertArrayEquals(old, Files.readAllBytes(model));
        assertEquals(before, TestFiles.list(folder));
    }

    private String saveAgain(Path model) throws Exception {
        Path log = Files.createTempFile(folder, "log", ".txt");
        Process program =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "ulimit -f " + BLOCKS + "; exec \"$@\"",
                                "bash",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Duser.home=" + folder.resolve("home"),
                                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                                "-cp",
                                TestClassPath.current(),
                                SavingProgram.class.getName(),
                                model.toString(),
                                "1")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertTrue(program.waitFor(2, TimeUnit.MINUTES));
        } finally {
            program.destroyForcibly();
        }
        String output = Files.readString(log);
        Files.delete(log);
        assertEquals(1, program.exitValue(), output);
        return output;
    }
}
