// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.inference.CsvRow;

class CsvTableTest {
    @TempDir private Path folder;

    @Test
    void readsQuotesCommasAndLineBreaks() throws IOException {
        CsvTable table = read("a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n,\"\"\r\nlast,");
        assertEquals(List.of("a", "b"), table.columns());
        assertEquals(
                List.of(List.of("x, \"y\"", "two\nlines"), List.of("", ""), List.of("last", "")),
                table.rows());
        assertEquals(1, table.column("b"));
        assertEquals(-1, table.column("c"));
    }

    @Test
    void readsAnyLineEndAndAByteOrderMark() throws IOException {
        List<List<String>> rows = List.of(List.of("1", "2"), List.of("3", "4"));
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            CsvTable table = read("\ufeffa,b" + end + "1,2" + end + end + "3,4" + end);
            assertEquals(List.of("a", "b"), table.columns());
            assertEquals(rows, table.rows());
        }
    }

    @Test
    void givesBackWhatARowWasMadeOf() throws IOException {
        List<String> fields =
                List.of("=1+1.png", "-0.5", "'quoted'", "@x", "a,\"b\"", "ä €", "", "-file");
        CsvTable table = read("a,b,c,d,e,f,g,h\n" + CsvRow.of(fields) + "\n");
        assertEquals(List.of(fields), table.rows());
    }

    @Test
    void namesARowOfAnotherLength() {
        assertFails("a,b\n1,2\n3\n", "Row 2", "has 1 fields instead of 2");
        assertFails("a,b\n1,2,3\n", "Row 1", "has 3 fields instead of 2");
    }

    @Test
    void refusesAnOpenQuoteAndAnEmptyTable() {
        assertFails("a,b\n1,\"2\n", "quote in row 1", "not closed");
        assertFails("", "is empty");
        assertFails("\n\n", "is empty");
    }

    @Test
    void refusesOtherEncodingsAndAMissingFile() throws IOException {
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "a\nä\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(
                assertThrows(IOException.class, () -> CsvTable.read(latin))
                        .getMessage()
                        .contains("not text in UTF-8"));
        Path missing = folder.resolve("no.csv");
        assertTrue(
                assertThrows(IOException.class, () -> CsvTable.read(missing))
                        .getMessage()
                        .contains(missing.toString()));
    }

    private void assertFails(String text, String... parts) {
        String message = assertThrows(IOException.class, () -> read(text)).getMessage();
        assertTrue(message.contains("table.csv"), message);
        for (String part : parts) assertTrue(message.contains(part), message);
    }

    private CsvTable read(String text) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("table.csv"), text));
    }
}
