// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Names of files as seen from a folder that the user chose. The folders above it may name a person,
 * a patient or a project, so they are in nothing that is kept or passed on: not in models, tables,
 * reports and other results, and not in the lines of the log. Only an error that ends a command,
 * and a model that cannot be saved in its place, are named in full, to the one who must find them.
 */
public final class LocalNames {
    /**
     * What a match is not to follow: it would begin within a name, as "n/" does in "scan/frame".
     */
    private static final String NO_NAME_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}._~-])";

    /** Nor, for a relative folder, within a longer path. */
    private static final String NO_PATH_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}._~/\\\\-])";

    private LocalNames() {}

    /** The name of a file or folder alone; of a drive, which has no name, its path. */
    public static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    /**
     * A message without a folder.
     *
     * @param message may name files below the folder in full
     */
    public static String below(Path folder, String message) {
        String local = without(folder.toAbsolutePath(), message);
        return folder.isAbsolute() || folder.toString().isEmpty() ? local : without(folder, local);
    }

    private static String without(Path folder, String message) {
        String before = folder.isAbsolute() ? NO_NAME_BEFORE : NO_PATH_BEFORE;
        return message.replaceAll(before + Pattern.quote(folder + File.separator), "");
    }

    /** A message without the folders above a file, or above its mask in a folder beside its own. */
    public static String of(Path file, String message) {
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        String local = below(folder, message);
        return folder.getParent() == null ? local : below(folder.getParent(), local);
    }
}
