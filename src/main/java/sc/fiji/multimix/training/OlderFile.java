// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
     * those that trainings that were killed left aside. Without one, the newest of those is.
     */
    void keepAsBackup() throws IOException {
        List<Path> leftAside = leftAside();
        Path newest = aside;
        if (newest == null && !leftAside.isEmpty()) newest = leftAside.get(leftAside.size() - 1);
        if (newest == null) return;
        if (!newest.equals(backup())) FileMove.replace(newest, backup());
        aside = null;
        for (Path other : leftAside) Files.deleteIfExists(other);
    }

    /** The files {@code FILE.bak2} and so on, by their number. */
    private List<Path> leftAside() throws IOException {
        Pattern numbered = Pattern.compile(Pattern.quote(name() + ENDING) + "[0-9]{1,9}");
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> others =
                Files.newDirectoryStream(
                        file.toAbsolutePath().getParent(),
                        other -> numbered.matcher(other.getFileName().toString()).matches())) {
            others.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        int prefix = (name() + ENDING).length();
        found.sort(
                Comparator.comparingInt(
                        path -> Integer.parseInt(path.getFileName().toString().substring(prefix))));
        return found;
    }

    private String name() {
        return file.getFileName().toString();
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
        return file.resolveSibling(name() + ending);
    }
}
