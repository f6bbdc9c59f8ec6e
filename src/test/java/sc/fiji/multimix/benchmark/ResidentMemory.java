// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The main memory that this program takes, PyTorch's included, in whole megabytes of 2^20 bytes, as
 * the PyTorch script prints it; "-" if not on Linux.
 */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ResidentMemory() {}

    /** What it takes now. */
    public static String megabytes() {
        return megabytes("VmRSS:");
    }

    /** The most that it has taken so far. */
    static String peakMegabytes() {
        return megabytes("VmHWM:");
    }

    private static String megabytes(String quantity) {
        try {
            for (String line : Files.readAllLines(STATUS))
                if (line.startsWith(quantity)) {
                    long kilobytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
                    return Long.toString(Math.round(kilobytes / 1024.0));
                }
        } catch (IOException e) {
            return "-"; // not Linux
        }
        return "-";
    }
}
