// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import sc.fiji.multimix.engine.Bytes;
import sc.fiji.multimix.engine.SystemName;

/** Java, the operating system and the memory. */
final class JavaCheck {
    /** A training of the preset fast takes about half of it; see the README. */
    private static final long LITTLE_HEAP = 500_000_000;

    private JavaCheck() {}

    static List<Finding> run(Properties properties, long maxHeap, int processors) {
        List<Finding> findings = new ArrayList<>();
        SystemName system =
                SystemName.of(
                        properties.getProperty("os.name", ""),
                        properties.getProperty("os.arch", ""));
        findings.add(java(properties));
        findings.add(
                Finding.ok(
                        Topic.SYSTEM,
                        properties.getProperty("os.name")
                                + " "
                                + properties.getProperty("os.version", "")
                                + ", "
                                + system.arch()
                                + ", "
                                + processors
                                + (processors == 1 ? " processor" : " processors")));
        system.trouble().ifPresent(t -> findings.add(Finding.problem(Topic.SYSTEM, t)));
        findings.add(heap(maxHeap));
        return findings;
    }

    private static Finding java(Properties properties) {
        String found =
                "Java "
                        + properties.getProperty("java.version")
                        + " ("
                        + properties.getProperty("java.vendor", "")
                        + ") in "
                        + properties.getProperty("java.home", "");
        return Finding.ok(Topic.SYSTEM, found);
    }

    /** Images are in Java's memory, the network's numbers outside of it. */
    private static Finding heap(long bytes) {
        String found = "Memory that Java may use for images: " + Bytes.inWords(bytes);
        if (bytes >= LITTLE_HEAP) return Finding.ok(Topic.SYSTEM, found);
        return Finding.note(
                Topic.SYSTEM,
                found + ", which is little.",
                "Raise it in Edit > Options > Memory & Threads..., or start with java -Xmx2g.");
    }
}
