// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the computer's memory this program takes. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private ProcessMemory() {}

    /**
     * Bytes in use: on Linux all of the program's, PyTorch's included; elsewhere those of Java's
     * heap.
     */
    static long bytes() {
        try {
            for (String line : Files.readAllLines(STATUS))
                if (line.startsWith(RESIDENT))
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10; // in kB
        } catch (IOException e) {
            // not Linux
            return heap();
        }
        return heap();
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
