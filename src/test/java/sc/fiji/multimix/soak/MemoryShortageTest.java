// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Memory that runs out for real, in a JVM of its own. */
class MemoryShortageTest {
    @TempDir private Path folder;

    private String run(List<String> options, String what) throws Exception {
        ChildProgram program = ChildProgram.run(folder, options, MemoryShortage.class, what);
        assertEquals(0, program.code(), program.out());
        return program.out();
    }

    @Test
    void withLittleMemoryOfJavaPassesAreHalvedAndFilesAnalyzedAlone() throws Exception {
        // four cores for four files at once, wherever the test runs
        String out =
                run(
                        List.of(
                                "-Xmx256m",
                                "-XX:ActiveProcessorCount=4",
                                "-Dai.djl.pytorch.num_threads=4"),
                        "heap");
        assertTrue(out.contains("not enough for 4 images at once; going on with 2."), out);
        assertTrue(out.contains("4 slices"), out);
        assertTrue(out.contains("not enough for it beside other files; once more without"), out);
        assertTrue(out.contains("12 films, 0 failures"), out);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // elsewhere a process cannot limit its memory
    void withLittleMemoryOfTheEngineWorkEndsWithAReasonAndTheNextSucceeds() throws Exception {
        String out = run(List.of("-Xmx512m"), "native");
        assertTrue(out.contains("prediction out of memory: true"), out);
        assertTrue(
                out.contains(
                        "The memory is not enough for 1 image per stream at once, of 1024 pixels"
                                + " and width 16: choose a smaller"),
                out);
        assertTrue(out.contains("trained again: true"), out);
        assertTrue(out.contains("classes: 1"), out);
    }
}
