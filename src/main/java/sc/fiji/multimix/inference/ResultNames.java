// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.image.ImageFile;

/**
 * Names of a folder's result files, given out in the order of its images: the image's own without
 * extension, with it where that is taken already, and where that is too, with a number. Taken is a
 * name that on some system is the same: on Windows, A.png and a.png are one file.
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
        if (take(stem)) return stem;
        Path free = path;
        for (int i = 2; !take(free); i++) free = path.resolveSibling(path.getFileName() + "-" + i);
        return free;
    }

    private boolean take(Path path) {
        return taken.add(FileNames.key(path.toString()));
    }
}
