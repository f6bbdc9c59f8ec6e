// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMemoryTest {
    @TempDir Path folder;

    @Test
    void isAllOfTheProgramsOnLinux() throws IOException {
        Path status = folder.resolve("status");
        Files.writeString(status, "Name:\tjava\nVmPeak:\t 9000 kB\nVmRSS:\t    2048 kB\n");
        assertEquals(2L << 20, ProcessMemory.bytes(status));
        assertEquals("Memory", ProcessMemory.kind(status));
    }

    @Test
    void isJavasHeapElsewhereAndSaysSo() {
        Path missing = folder.resolve("status");
        assertEquals("Java heap", ProcessMemory.kind(missing));
        long bytes = ProcessMemory.bytes(missing);
        assertTrue(bytes > 0 && bytes <= Runtime.getRuntime().maxMemory(), bytes + " bytes");
    }
}
