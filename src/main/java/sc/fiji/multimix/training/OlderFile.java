// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import sc.fiji.multimix.image.FileMove;

/**
 * A file of an earlier training that makes room for a new one of its name. Until it is known
 * whether the new one stays, it lies beside it under a name that no file has, so that nothing is
 * lost even if the program is killed meanwhile.
 */
final class OlderFile {
    private static final String ENDING = ".bak";

    private final Path file;
    private Path aside; // null while it has its name, or if there is none

    OlderFile(Path file) {
        this.file = file;
    }

    /** Moves the file aside, if there is one. */
    void makeRoom() throws IOException {
        if (aside != null || !Files.exists(file)) return;
        Path free = backup();
        for (int i = 2; Files.exists(free); i++) free = sibling(ENDING + i);
        Files.move(file, free);
        aside = free;
    }

    /**
     * The new file stays: this one is its backup {@code FILE.bak}, in the place of an older, and of
     * those that trainings that were killed left aside.
     */
    void keepAsBackup() throws IOException {
        if (aside == null) return;
        FileMove.replace(aside, backup());
        aside = null;
        Pattern numbered = Pattern.compile(Pattern.quote(file.getFileName() + ENDING) + "[0-9]+");
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(
                        file.toAbsolutePath().getParent(),
                        other -> numbered.matcher(other.getFileName().toString()).matches())) {
            for (Path other : others) Files.deleteIfExists(other);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** There is no new file: this one has its name again. */
    void bringBack() throws IOException {
        if (aside == null) return;
        Files.move(aside, file);
        aside = null;
    }

    private Path backup() {
        return sibling(ENDING);
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
