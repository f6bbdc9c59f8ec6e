// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of a comma-separated table, quoted as RFC 4180 says.
 *
 * <p>A field that spreadsheets would take for a formula (it starts with = + - @, and is no number)
 * gets an apostrophe in front, so that a file's name runs nothing. Line breaks become spaces: some
 * readers, ImageJ's too, take a quoted one for the row's end.
 */
public final class CsvRow {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private CsvRow() {}

    /** The row without a line end. */
    public static String of(List<String> fields) {
        return String.join(",", fields.stream().map(CsvRow::field).toList());
    }

    /** A field as it was before its row was made, without the apostrophe if it got one. */
    public static String original(String field) {
        return field.startsWith("'") && startsFormula(field.substring(1))
                ? field.substring(1)
                : field;
    }

    private static String field(String field) {
        String text = field.replaceAll("\\R", " ");
        if (startsFormula(text)) text = "'" + text;
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty()
                && "=+-@\t".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }
}
