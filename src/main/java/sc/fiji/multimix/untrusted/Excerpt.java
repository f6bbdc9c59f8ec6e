// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

/** The beginning of a text from a file, for a message: a text may be of any length. */
public final class Excerpt {
    private static final int LONGEST = 200;

    private Excerpt() {}

    /** At most 200 characters of a text, on one line, without control characters. */
    public static String of(Object text) {
        String all = String.valueOf(text);
        String start = all;
        if (all.codePointCount(0, Math.min(all.length(), 2 * LONGEST + 2)) > LONGEST)
            start = all.substring(0, all.offsetByCodePoints(0, LONGEST)) + "...";
        StringBuilder shown = new StringBuilder(start.length());
        start.codePoints()
                .map(
                        c ->
                                Character.isISOControl(c)
                                                || Character.getType(c) == Character.FORMAT
                                        ? ' '
                                        : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
