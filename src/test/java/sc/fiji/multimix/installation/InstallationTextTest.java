// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstallationTextTest {
    private static final Finding JAVA = Finding.ok(Topic.SYSTEM, "Java 17");
    private static final Finding OLD = Finding.note(Topic.LIBRARIES, "jna 5.1", "Update it.");
    private static final Finding FULL = Finding.problem(Topic.CACHE, "Disk full.", "Free some.");

    @Test
    void problemsComeFirstThenNotesThenAll() {
        assertEquals(
                """
                MultiMix installation: 1 problem, 1 note.

                PROBLEMS
                  Cache folder: Disk full.
                    -> Free some.

                NOTES
                  Jars: jna 5.1
                    -> Update it.

                WHAT WAS FOUND
                  Java and system
                    ok   Java 17
                  Cache folder
                    BAD  Disk full.
                  Jars
                    note jna 5.1
                """,
                InstallationText.of(List.of(OLD, FULL, JAVA)));
    }

    @Test
    void homeIsNotNamed() {
        Path home = Path.of(System.getProperty("user.home"));
        String found = "PyTorch is in " + home.resolve("cache") + ".";
        String text = InstallationText.of(List.of(Finding.ok(Topic.CACHE, found)));
        assertTrue(text.contains("PyTorch is in " + Path.of("~", "cache") + "."), text);
        assertFalse(text.contains(home.toString()), text);
    }

    @Test
    void oneLineTellsTheResult() {
        assertEquals("all in order.", InstallationText.summary(List.of(JAVA)));
        assertEquals("no problems, 2 notes.", InstallationText.summary(List.of(OLD, OLD)));
        assertEquals("2 problems, no notes.", InstallationText.summary(List.of(FULL, FULL)));
        assertTrue(InstallationText.hasProblem(List.of(JAVA, FULL)));
        assertFalse(InstallationText.hasProblem(List.of(JAVA, OLD)));
    }

    @Test
    void longLinesAreBrokenBetweenWordsOnly() {
        String path = "/" + "x".repeat(120);
        String words = "word ".repeat(40).strip();
        String text = InstallationText.of(List.of(Finding.ok(Topic.CACHE, words + " " + path)));
        for (String line : text.lines().toList())
            assertTrue(line.length() <= 96 || line.strip().equals(path), line);
        assertTrue(text.replaceAll("\\s+", " ").contains(words + " " + path), text);
    }

    @Test
    void problemMustSayWhatToDo() {
        assertThrows(
                IllegalArgumentException.class, () -> Finding.problem(Topic.CACHE, "Full.", " "));
    }
}
