// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Splits the options of a macro line, {@code key=value key=[a value with spaces] ...}, by ImageJ's
 * quoting rules: a value ends at the next space unless it stands in brackets, which may be nested,
 * or in single quotes. Keys are taken in lower case. Unlike {@code ij.Macro.getValue}, nothing is
 * passed over: what is not {@code key=value} is an error.
 */
final class MacroOptions {
    private final String text;
    private int position;

    private MacroOptions(String text) {
        this.text = text;
    }

    /**
     * Values by key, in the order written.
     *
     * @param options may be null: no options
     * @throws CommandFailure if the text is not of that form, or holds a key twice
     */
    static Map<String, String> parse(String options) throws CommandFailure {
        Map<String, String> values = new LinkedHashMap<>();
        if (options == null) return values;
        MacroOptions rest = new MacroOptions(options);
        while (rest.skipSpaces()) {
            String key = rest.key();
            String value = rest.value(key);
            if (values.put(key, value) != null)
                throw new CommandFailure(
                        "The key '" + key + "' is given twice in: " + options.strip());
        }
        return values;
    }

    private boolean skipSpaces() {
        while (position < text.length() && isSpace(text.charAt(position))) position++;
        return position < text.length();
    }

    private String key() throws CommandFailure {
        int end = position;
        while (end < text.length() && text.charAt(end) != '=' && !isSpace(text.charAt(end))) end++;
        String key = text.substring(position, end);
        if (end == text.length() || text.charAt(end) != '=')
            throw new CommandFailure(
                    "'"
                            + key
                            + "' has no value. Options are written key=value, switches key=true or"
                            + " key=false, and a value with spaces in brackets: key=[a b].");
        position = end + 1;
        return key.toLowerCase(Locale.ROOT);
    }

    private String value(String key) throws CommandFailure {
        if (position == text.length()) return "";
        int start = position;
        if (text.charAt(start) == '[') {
            int end = closingBracket();
            if (end < 0)
                throw new CommandFailure(
                        "The value of '" + key + "' begins with '[' but has no closing ']'.");
            position = end + 1;
            return text.substring(start + 1, end);
        }
        if (text.charAt(start) == '\'') {
            int end = text.indexOf('\'', start + 1);
            if (end < 0)
                throw new CommandFailure("The value of '" + key + "' has no closing quote (').");
            position = end + 1;
            return text.substring(start + 1, end);
        }
        while (position < text.length() && !isSpace(text.charAt(position))) position++;
        return text.substring(start, position);
    }

    private int closingBracket() {
        int depth = 0;
        for (int i = position; i < text.length(); i++) {
            if (text.charAt(i) == '[') depth++;
            if (text.charAt(i) == ']' && --depth == 0) return i;
        }
        return -1;
    }

    /** Not the spaces of other alphabets, which the recorder does not put into brackets. */
    private static boolean isSpace(char c) {
        return c <= ' ';
    }
}
