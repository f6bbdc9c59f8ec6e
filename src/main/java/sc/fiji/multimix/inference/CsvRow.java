// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of a comma-separated table, quoted as RFC 4180 says.
 *
 * <p>A field that spreadsheets would take for a formula (it starts with = + - @, in the wide
 * letters of East Asia too, perhaps after blanks, and is no number) gets an apostrophe in front, so
 * that a file's name runs nothing. Line breaks become spaces: some readers, ImageJ's too, take a
 * quoted one for the row's end.
 */
public final class CsvRow {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

    private CsvRow() {}

    /** The row without a line end. */
    public static String of(List<String> fields) {
        return String.join(",", fields.stream().map(CsvRow::field).toList());
    }

    /** A field as it was before its row was made, without the apostrophe if it got one. */
    public static String original(String field) {
        return field.startsWith("'") && startsFormula(field) ? field.substring(1) : field;
    }

    /** A field on one line, with an apostrophe before a formula, for tables of another kind. */
    public static String neutral(String field) {
        String text = field.replaceAll("\\R", " ");
        return startsFormula(text) ? "'" + text : text;
    }

    private static String field(String field) {
        String text = neutral(field);
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /**
     * Whether a field is a formula; also one that has apostrophes already, so that taking one away
     * gives what was there.
     */
    private static boolean startsFormula(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') start++;
        int first = start;
        while (first < text.length() && isBlank(text.charAt(first))) first++;
        boolean formula =
                (first < text.length() && FORMULA.indexOf(text.charAt(first)) >= 0)
                        || (start < text.length() && text.charAt(start) == '\t');
        return formula && !NUMBER.matcher(text.substring(start)).matches();
    }

    /** Blanks, control characters and marks, which spreadsheets may pass over. */
    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isISOControl(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }
}
