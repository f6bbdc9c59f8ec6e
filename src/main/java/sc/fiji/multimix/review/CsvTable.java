// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.inference.CsvRow;
import sc.fiji.multimix.untrusted.BadContentException;
import sc.fiji.multimix.untrusted.UntrustedText;

/**
 * A comma-separated table with a header, read as RFC 4180 says: quoted fields may hold commas,
 * doubled quotes and line breaks; lines end in LF or CRLF. UTF-8, with or without a byte order
 * mark. The apostrophe of {@link CsvRow} is taken away again.
 *
 * @param file the table's file, for messages
 * @param columns names of the columns
 * @param rows fields of each row, as many as columns
 */
record CsvTable(Path file, List<String> columns, List<List<String>> rows) {
    /** Bytes: a million rows, and as much as a screen of text. */
    private static final int LARGEST = 1 << 28;

    /** Copies the lists. */
    CsvTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Reads a table; empty lines are skipped.
     *
     * @throws IOException with the path if it is missing, empty or not UTF-8, a quote is not
     *     closed, or a row has more or fewer fields than the header
     */
    static CsvTable read(Path file) throws IOException {
        String text;
        try {
            text = UntrustedText.read(file, LARGEST);
        } catch (NoSuchFileException e) {
            throw new IOException("There is no table " + file.toAbsolutePath(), e);
        } catch (BadContentException e) {
            throw new IOException("Cannot read the table: " + e.getMessage(), e);
        }
        List<List<String>> rows =
                new Parser(file, text.startsWith("\ufeff") ? text.substring(1) : text).rows();
        if (rows.isEmpty()) throw new IOException("The table " + file + " is empty.");
        List<String> columns = rows.get(0);
        for (int i = 1; i < rows.size(); i++)
            if (rows.get(i).size() != columns.size())
                throw new IOException(
                        "Row "
                                + i
                                + " of the table "
                                + file
                                + " has "
                                + rows.get(i).size()
                                + " fields instead of "
                                + columns.size()
                                + ". Complete or delete it.");
        return new CsvTable(file, columns, rows.subList(1, rows.size()));
    }

    /** Index of a column, or -1 if there is none of that name. */
    int column(String name) {
        return columns.indexOf(name);
    }

    /** Fields in the order of the characters, each row as it ends. */
    private static final class Parser {
        private final Path file;
        private final String text;
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();

        Parser(Path file, String text) {
            this.file = file;
            this.text = text;
        }

        List<List<String>> rows() throws IOException {
            for (int at = 0; at < text.length(); ) at = field(at);
            if (!row.isEmpty()) endRow();
            return rows;
        }

        /** Reads the field that begins there; returns where the next one begins. */
        private int field(int start) throws IOException {
            StringBuilder field = new StringBuilder();
            int at = text.charAt(start) == '"' ? quoted(start + 1, field) : start;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0)
                field.append(text.charAt(at++));
            row.add(CsvRow.original(field.toString()));
            if (at == text.length()) return at;
            char end = text.charAt(at++);
            if (end == ',') {
                if (at == text.length()) row.add("");
                return at;
            }
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') at++;
            endRow();
            return at;
        }

        /** Reads to the closing quote; returns what comes after it. */
        private int quoted(int start, StringBuilder field) throws IOException {
            for (int at = start; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c == '"') {
                    boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '"';
                    if (!doubled) return at + 1;
                    at++;
                }
                field.append(c);
            }
            throw new IOException(
                    "A quote in row " + rows.size() + " of the table " + file + " is not closed.");
        }

        private void endRow() {
            if (row.size() > 1 || !row.get(0).isEmpty()) rows.add(row);
            row = new ArrayList<>();
        }
    }
}
