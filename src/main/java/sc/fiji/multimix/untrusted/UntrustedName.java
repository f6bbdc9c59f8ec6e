// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names out of a file or a folder that become names of files, of folders, or are shown: neither
 * leads out of a folder, nor is something else on another system.
 */
public final class UntrustedName {
    /** Most bytes, in UTF-8, of a name: what file systems allow. Also most characters of a line. */
    public static final int LONGEST = 255;

    /** Letters that Windows does not allow in a name. */
    private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\x00-\\x1f\\x7f]");

    /** Devices of Windows, with any extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?");

    private UntrustedName() {}

    /** Why a text cannot be the name of a new file or folder on every system; empty if it can. */
    public static String problem(String name) {
        if (name.isBlank()) return "it is empty";
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST)
            return "it is longer than " + LONGEST + " bytes";
        if (FORBIDDEN.matcher(name).find())
            return "it has a control character or one of / \\ : * ? \" < > |";
        if (name.startsWith(".")) return "it starts with a dot";
        if (name.endsWith(".")) return "it ends with a dot";
        if (!name.equals(name.strip())) return "it starts or ends with a blank";
        if (DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches())
            return "it is the name of a device of Windows";
        return "";
    }

    /**
     * Checks the name of a class, which is that of a folder that exists on some computer.
     *
     * @return the name
     * @throws IllegalArgumentException if it is no name of a folder, or too long to be shown
     */
    public static String checkClass(String name) {
        boolean usable =
                !name.isBlank()
                        && !name.equals(".")
                        && !name.equals("..")
                        && name.indexOf('/') < 0
                        && name.indexOf('\\') < 0;
        if (!usable)
            throw new IllegalArgumentException(
                    "'" + Excerpt.of(name) + "' cannot be a class: it is no name for a folder.");
        return checkLine("The class", name);
    }

    /**
     * Checks a text that is shown on one line.
     *
     * @param what it is, for the error
     * @return the text
     * @throws IllegalArgumentException if it is too long, or has line breaks or other control
     *     characters
     */
    public static String checkLine(String what, String text) {
        if (text.length() > LONGEST)
            throw new IllegalArgumentException(
                    what
                            + " '"
                            + Excerpt.of(text)
                            + "' is too long: "
                            + text.length()
                            + " characters, at most "
                            + LONGEST
                            + " are allowed.");
        if (text.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException(
                    what
                            + " '"
                            + Excerpt.of(text)
                            + "' has a line break or another control character.");
        return text;
    }
}
