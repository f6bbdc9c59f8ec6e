// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
    private static final String FILE = "data/a.png";

    @Test
    void aBarePathGetsWords() {
        String missing = FileProblem.inWords(new NoSuchFileException(FILE));
        assertTrue(missing.startsWith("There is no data/a.png"), missing);
        assertTrue(missing.contains("run it again"), missing);
        String denied = FileProblem.worded(new AccessDeniedException(FILE)).getMessage();
        assertTrue(denied.startsWith("Access to data/a.png is denied. Close it"), denied);
        assertEquals(
                "data/a.png cannot be used: DirectoryNotEmptyException.",
                FileProblem.inWords(new DirectoryNotEmptyException(FILE)));
    }

    @Test
    void wordsStayAsTheyAre() {
        IOException worded = new NoSuchFileException(FILE, null, "there is no such folder");
        assertSame(worded, FileProblem.worded(worded));
        assertEquals("data/a.png: there is no such folder", FileProblem.inWords(worded));
        assertEquals(
                "java.lang.NullPointerException", FileProblem.inWords(new NullPointerException()));
    }
}
