// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTableFileTest {
    private static final List<String> CLASSES = List.of("NORMAL", "PNEUMONIA");

    @TempDir private Path folder;

    @Test
    void writesARowPerImage() throws IOException {
        Path file = folder.resolve("new/folder/results.csv");
        try (ResultsTableFile table = ResultsTableFile.create(file, CLASSES)) {
            table.add(
                    "a.png",
                    new Classification(CLASSES, List.of(0.25f, 0.75f)),
                    0.3125,
                    "nearly black");
            table.addError("b.png", "the file is empty");
        }
        assertEquals(
                List.of(
                        "file,class,confidence,p_NORMAL,p_PNEUMONIA,foreground_fraction,warning,error",
                        "a.png,PNEUMONIA,0.750000,0.250000,0.750000,0.312500,nearly black,",
                        "b.png,,,,,,,the file is empty"),
                Files.readAllLines(file));
    }

    @Test
    void leavesWhatTheModelDoesNotKnowEmpty() throws IOException {
        Path file = folder.resolve("results.csv");
        try (ResultsTableFile table = ResultsTableFile.create(file, List.of())) {
            table.add("a.png", null, 1, "");
            table.add("b.png", null, Double.NaN, "");
        }
        assertEquals(
                List.of(
                        "file,class,confidence,foreground_fraction,warning,error",
                        "a.png,,,1.000000,,",
                        "b.png,,,,,"),
                Files.readAllLines(file));
    }

    @Test
    void quotesWhatCommasAndQuotesWouldBreak() throws IOException {
        Path file = folder.resolve("results.csv");
        List<String> classes = List.of("a,b", "c");
        try (ResultsTableFile table = ResultsTableFile.create(file, classes)) {
            table.addError("x \"1\", y.png", "first line\nsecond, line");
        }
        assertEquals(
                List.of(
                        "file,class,confidence,\"p_a,b\",p_c,foreground_fraction,warning,error",
                        "\"x \"\"1\"\", y.png\",,,,,,,\"first line second, line\""),
                Files.readAllLines(file));
    }

    @Test
    void hasEachRowOnDiskAtOnce() throws IOException {
        Path file = folder.resolve("results.csv");
        try (ResultsTableFile table = ResultsTableFile.create(file, CLASSES)) {
            table.addError("a.png", "bad");
            assertEquals(2, Files.readAllLines(file).size());
        }
    }

    @Test
    void writesDecimalPointsInEveryLanguage() throws IOException {
        Locale before = Locale.getDefault();
        Path file = folder.resolve("results.csv");
        try {
            Locale.setDefault(Locale.GERMANY);
            try (ResultsTableFile table = ResultsTableFile.create(file, List.of())) {
                table.add("a.png", null, 0.5, "");
            }
        } finally {
            Locale.setDefault(before);
        }
        assertEquals("a.png,,,0.500000,,", Files.readAllLines(file).get(1));
    }

    @Test
    void refusesOtherClasses() throws IOException {
        Path file = folder.resolve("results.csv");
        try (ResultsTableFile table = ResultsTableFile.create(file, CLASSES)) {
            Classification other = new Classification(List.of("A", "B"), List.of(0.5f, 0.5f));
            assertThrows(IllegalArgumentException.class, () -> table.add("a.png", other, 0, ""));
        }
    }

    @Test
    void saysWhatCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("results.csv");
        IOException error =
                assertThrows(IOException.class, () -> ResultsTableFile.create(file, CLASSES));
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    }
}
