// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether two paths name the same file, however they are spelled. */
final class SameFile {
    private SameFile() {}

    /**
     * Whether writing one would write the other: also of relative and absolute paths, by a link to
     * the folder, or in other case where the system does not care. The file need not exist.
     */
    static boolean is(Path one, Path other) {
        Path first = one.toAbsolutePath().normalize();
        Path second = other.toAbsolutePath().normalize();
        if (first.equals(second)) return true;
        try {
            if (Files.exists(first) && Files.exists(second)) return Files.isSameFile(first, second);
            return first.getFileName().equals(second.getFileName())
                    && Files.isSameFile(first.getParent(), second.getParent());
        } catch (IOException e) { // there is no such folder
            return false;
        }
    }
}
