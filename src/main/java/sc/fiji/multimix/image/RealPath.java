// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where files and folders really are, symbolic links followed. */
public final class RealPath {
    private RealPath() {}

    /**
     * The real path of a file or folder that need not exist: of its nearest parent that exists, and
     * the rest as it is.
     *
     * @throws IOException if a folder on the way cannot be read
     */
    public static Path of(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path existing = absolute;
        while (existing != null && !Files.exists(existing)) existing = existing.getParent();
        if (existing == null) return absolute.normalize();
        return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
    }

    /**
     * Whether a path is a folder or lies inside it, by whichever links it is reached; neither need
     * exist.
     *
     * @throws IOException if a folder on the way cannot be read
     */
    public static boolean isInside(Path path, Path folder) throws IOException {
        return of(path).startsWith(of(folder));
    }
}
