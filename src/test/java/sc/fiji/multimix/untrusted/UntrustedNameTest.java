// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntrustedNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"NORMAL", "viral pneumonia", "肺炎", "a.b", "CONTROL", "com10", "x=1"})
    void namesOfEverySystem(String name) {
        assertEquals("", UntrustedName.problem(name));
        assertEquals(name, UntrustedName.checkClass(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "../x",
                "/etc",
                "a/b",
                "a\\b",
                "C:\\x",
                "C:",
                "a\0b",
                "a\nb",
                "CON",
                "nul",
                "com1",
                "LPT9.png",
                "aux .txt",
                "COM¹",
                "x.",
                " x",
                "x ",
                ".hidden",
                "a*",
                "a?",
                "\"",
                "<img>",
                "a|b",
                "\u007f"
            })
    void namesThatLeadElsewhereOrAreNotEverywhere(String name) {
        assertNotEquals("", UntrustedName.problem(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "../x", "/etc", "C:\\x", "a\0b", "a\nb", "a\tb"})
    void classesThatAreNoFolder(String name) {
        assertThrows(IllegalArgumentException.class, () -> UntrustedName.checkClass(name));
    }

    @Test
    void aClassMayNotBeEndless() {
        String name = "x".repeat(UntrustedName.LONGEST);
        assertEquals(name, UntrustedName.checkClass(name));
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> UntrustedName.checkClass("x".repeat(1_000_000)))
                        .getMessage();
        assertTrue(message.contains("1000000 characters") && message.length() < 400, message);
    }

    @Test
    void aNameIsMeasuredInTheBytesOfFileSystems() {
        assertEquals("", UntrustedName.problem("x".repeat(255)));
        assertEquals("", UntrustedName.problem("ä".repeat(127)));
        assertTrue(UntrustedName.problem("ä".repeat(128)).contains("255 bytes"));
    }

    @Test
    void anExcerptKeepsLettersWhole() {
        String lung = "\ud83e\udec1"; // two units of UTF-16
        assertEquals("a" + lung.repeat(199) + "...", Excerpt.of("a" + lung.repeat(300)));
        assertEquals(lung.repeat(200), Excerpt.of(lung.repeat(200)));
    }

    @Test
    void anExcerptIsShortAndOnOneLine() {
        assertEquals("a b  c", Excerpt.of("a\nb\u202e\0c"));
        assertEquals("x".repeat(200) + "...", Excerpt.of("x".repeat(100_000)));
    }
}
