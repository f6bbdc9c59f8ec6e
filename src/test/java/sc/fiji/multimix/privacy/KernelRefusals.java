// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How often Linux found no route in this process's network namespace: in one without any, that is
 * how often something was to be sent or connected, by Java or by a native library.
 */
final class KernelRefusals {
    private static final String COUNTER = "OutNoRoutes";

    private KernelRefusals() {}

    /** The count since the namespace was made. */
    static long count() throws IOException {
        return value(Files.readAllLines(Path.of("/proc/self/net/snmp")), "Ip:")
                + version6(Files.readAllLines(Path.of("/proc/self/net/snmp6")));
    }

    /** A line of names, then one of numbers. */
    private static long value(List<String> lines, String start) {
        List<String> ip = lines.stream().filter(line -> line.startsWith(start)).toList();
        int column = List.of(ip.get(0).split(" ", -1)).indexOf(COUNTER);
        return Long.parseLong(ip.get(1).split(" ", -1)[column]);
    }

    /** Each line a name and a number. */
    private static long version6(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("Ip6" + COUNTER))
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf('\t') + 1)))
                .sum();
    }
}
