// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import sc.fiji.multimix.image.ImageFile;

/**
 * Names of a folder's result files, given out in the order of its images: the image's own without
 * extension, with it where that is taken already.
 */
public final class ResultNames {
    private final Set<String> taken = new HashSet<>();

    /**
     * The name of the next image's results, without extension.
     *
     * @param name of the image, relative to the folder
     */
    public Path next(String name) {
        Path path = Path.of(name);
        Path stem = path.resolveSibling(ImageFile.baseName(path));
        if (taken.add(key(stem))) return stem;
        taken.add(key(path));
        return path;
    }

    /** On Windows and macOS, A.png and a.png are one file. */
    private static String key(Path path) {
        return path.toString().toLowerCase(Locale.ROOT);
    }
}
