// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most main memory that this program has taken so far, PyTorch's included. */
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private PeakMemory() {}

    /** In whole megabytes of 2^20 bytes, as the PyTorch script prints it; "-" if not on Linux. */
    static String megabytes() {
        try {
            for (String line : Files.readAllLines(STATUS))
                if (line.startsWith(PEAK)) {
                    long kilobytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
                    return Long.toString(Math.round(kilobytes / 1024.0));
                }
        } catch (IOException e) {
            return "-"; // not Linux
        }
        return "-";
    }
}
