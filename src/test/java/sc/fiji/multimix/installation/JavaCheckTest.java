// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.installation.Finding.State;

class JavaCheckTest {
    private static final long PLENTY = 4_000_000_000L;

    private static Properties properties(String os, String arch) {
        Properties properties = new Properties();
        properties.setProperty("os.name", os);
        properties.setProperty("os.version", "11");
        properties.setProperty("os.arch", arch);
        properties.setProperty("java.version", "21.0.7");
        properties.setProperty("java.vendor", "Azul");
        properties.setProperty("java.home", "/fiji/java");
        return properties;
    }

    @Test
    void namesJavaSystemAndMemory() {
        List<Finding> findings = JavaCheck.run(properties("Windows 11", "amd64"), PLENTY, 8);
        assertEquals(
                List.of(
                        "Java 21.0.7 (Azul) in /fiji/java",
                        "Windows 11 11, x86_64, 8 processors",
                        "Memory that Java may use for images: 4.00 GB"),
                findings.stream().map(Finding::found).toList());
        assertTrue(findings.stream().allMatch(finding -> finding.state() == State.OK));
    }

    @Test
    void javaOf32BitsIsAProblem() {
        Finding finding = JavaCheck.run(properties("Windows 10", "x86"), PLENTY, 8).get(2);
        assertEquals(State.PROBLEM, finding.state());
        assertTrue(finding.found().contains("32-bit"), finding.found());
    }

    @Test
    void littleMemoryIsANote() {
        Finding finding = JavaCheck.run(properties("Linux", "amd64"), 256_000_000, 1).get(2);
        assertEquals(State.NOTE, finding.state());
        assertTrue(finding.found().contains("256.0 MB"), finding.found());
    }
}
