// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much of the computer's main memory this program takes: on Linux all of it, PyTorch's
 * included; elsewhere only Java's heap is known. A GPU's memory is never in it.
 */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long UNKNOWN = -1;

    private ProcessMemory() {}

    /** What {@link StepReport#memory} is on this computer: "Memory" or "Java heap". */
    public static String kind() {
        return kind(STATUS);
    }

    static String kind(Path status) {
        return isWhole(status) ? "Memory" : "Java heap";
    }

    /** Whether all memory of the program is known. */
    static boolean isWhole() {
        return isWhole(STATUS);
    }

    private static boolean isWhole(Path status) {
        return resident(status) != UNKNOWN;
    }

    /** Bytes in use, of the {@link #kind}. */
    static long bytes() {
        return bytes(STATUS);
    }

    static long bytes(Path status) {
        long resident = resident(status);
        return resident == UNKNOWN ? heap() : resident;
    }

    private static long resident(Path status) {
        try {
            for (String line : Files.readAllLines(status))
                if (line.startsWith(RESIDENT))
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10; // in kB
        } catch (IOException e) {
            return UNKNOWN; // not Linux
        }
        return UNKNOWN;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
