// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacroOptionsTest {
    @Test
    void takesPlainValues() throws CommandFailure {
        Map<String, String> values = MacroOptions.parse("model=a.zip batch=4  overlay=true ");
        assertEquals(Map.of("model", "a.zip", "batch", "4", "overlay", "true"), values);
        assertEquals(List.of("model", "batch", "overlay"), List.copyOf(values.keySet()));
    }

    @Test
    void hasNoValuesWithoutOptions() throws CommandFailure {
        assertEquals(Map.of(), MacroOptions.parse(null));
        assertEquals(Map.of(), MacroOptions.parse("  "));
    }

    @Test
    void takesSpacesInBracketsAndQuotes() throws CommandFailure {
        assertEquals(
                Map.of("model", "C:\\My data\\a=b.zip", "target", "big cat", "x", "1"),
                MacroOptions.parse("model=[C:\\My data\\a=b.zip] target='big cat' x=1"));
    }

    @Test
    void takesNestedBrackets() throws CommandFailure {
        assertEquals("a [1] b", MacroOptions.parse("image=[a [1] b]").get("image"));
    }

    @Test
    void takesEmptyValuesAsTheRecorderWritesThem() throws CommandFailure {
        assertEquals(
                Map.of("target", "", "model", "", "device", "auto"),
                MacroOptions.parse("target= model=[] device=auto"));
    }

    @Test
    void takesKeysInAnyCase() throws CommandFailure {
        assertEquals(Map.of("model", "A.zip"), MacroOptions.parse("Model=A.zip"));
    }

    @Test
    void refusesAKeyWithoutValueWithAHint() {
        String message = failure("model=a.zip overlay");
        assertTrue(message.contains("'overlay'") && message.contains("key=true"), message);
    }

    @Test
    void refusesAKeyGivenTwice() {
        assertTrue(failure("batch=1 batch=2").contains("'batch' is given twice"));
    }

    @Test
    void refusesAMissingClosingBracket() {
        assertTrue(failure("model=[/a b").contains("no closing ']'"));
        assertTrue(failure("model='/a b").contains("no closing quote"));
    }

    private static String failure(String options) {
        return assertThrows(CommandFailure.class, () -> MacroOptions.parse(options)).getMessage();
    }

    @Test
    void takesTheSpacesOfOtherAlphabetsForLetters() throws CommandFailure {
        assertEquals(
                Map.of("image", "/画像　一/a\u00a0b.png", "model", "m"),
                MacroOptions.parse("image=/画像　一/a\u00a0b.png model=m"));
    }

    @Test
    void takesBracketsWithoutPartnerInQuotes() throws CommandFailure {
        assertEquals(
                Map.of("image", "my [1.png", "model", "a]b"),
                MacroOptions.parse("image='my [1.png' model=a]b"));
    }
}
