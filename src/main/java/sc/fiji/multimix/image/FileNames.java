// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/** Names of files where systems differ: in letter case, in accents, in what can be a name. */
public final class FileNames {
    /** Of at most four bytes each; a name may have 255 bytes. */
    private static final int BEGINNING = 40;

    private FileNames() {}

    /**
     * A name with each accent in its letter (Unicode's form NFC). Names that look the same are then
     * the same: macOS writes them with the accents apart, other systems mostly do not.
     */
    public static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * The same text for all names that are one on some system: on Windows and macOS those that
     * differ in upper and lower case only.
     */
    public static String key(String name) {
        // to upper case first: the Greek sigma has two lower forms
        return composed(name).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** A name, or its beginning if with more after it a file system could find it too long. */
    static String beginning(String name) {
        int length = Math.min(name.codePointCount(0, name.length()), BEGINNING);
        return name.substring(0, name.offsetByCodePoints(0, length));
    }

    /**
     * The path that a text names; there need not be a file.
     *
     * @throws IllegalArgumentException if there can be none, on this system or in this Java; says
     *     why
     */
    public static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' cannot be the name of a file: " + e.getReason() + encoding(),
                    e);
        }
    }

    /**
     * Whether Java sees a file but cannot name it, so that nothing can open it: its name has
     * letters that the encoding of file names lacks.
     */
    static boolean isUnspeakable(Path file) {
        return Files.exists(file) && !file.toFile().exists();
    }

    /** What is to be done about a lack of letters; empty if Java has all. */
    static String encoding() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (encoding.equalsIgnoreCase("UTF-8")) return "";
        return ". Java takes file names to be written in "
                + encoding
                + ", which lacks letters; on Linux start it with the environment variable"
                + " LC_ALL=C.UTF-8";
    }
}
