// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.FileNameSupport;

class ImageFolderTest {
    @TempDir private Path folder;

    @Test
    void listsImagesSortedByName() throws IOException {
        touch("b.PNG", "a.tif", "c.Jpeg", "notes.txt", ".hidden.png", "sub/d.png", ".git/e.png");
        assertEquals(List.of("a.tif", "b.PNG", "c.Jpeg"), names(false));
        assertEquals(List.of("a.tif", "b.PNG", "c.Jpeg", "sub/d.png"), names(true));
    }

    @Test
    void pairsByBaseName() throws IOException {
        touch("b.png", "a.1.tif");
        assertEquals(List.of("a.1", "b"), List.copyOf(ImageFolder.byBaseName(folder).keySet()));
    }

    @Test
    void namesBothFilesOfOneBaseName() throws IOException {
        touch("a.png", "a.tif");
        String message = message(() -> ImageFolder.byBaseName(folder));
        assertTrue(message.contains("a.png") && message.contains("a.tif"), message);
    }

    @Test
    void saysWhichFolderIsMissing() {
        Path missing = folder.resolve("none");
        assertTrue(message(() -> ImageFolder.list(missing, true)).contains(missing.toString()));
    }

    @Test
    void refusesAFileForAFolder() throws IOException {
        touch("a.png");
        Path file = folder.resolve("a.png");
        assertTrue(message(() -> ImageFolder.list(file, true)).contains("Not a folder: " + file));
    }

    @Test
    void refusesAFolderWithoutImagesWhereSomeAreNeeded() throws IOException {
        touch("notes.txt");
        assertEquals(List.of(), ImageFolder.list(folder, true));
        String message = message(() -> ImageFolder.listNonEmpty(folder, true));
        assertTrue(message.contains("No images") && message.contains(folder.toString()), message);
    }

    private interface Action {
        void run() throws IOException;
    }

    private static String message(Action action) {
        return assertThrows(IOException.class, action::run).toString();
    }

    private List<String> names(boolean recursive) throws IOException {
        return ImageFolder.list(folder, recursive).stream()
                .map(file -> ImageFolder.relativeName(folder, file))
                .toList();
    }

    private void touch(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only administrators make links there")
    void followsLinksButNotRoundAndRound() throws IOException {
        touch("a.png", "sub/b.png", "elsewhere/c.png");
        Files.createSymbolicLink(folder.resolve("sub/up"), folder);
        Files.createSymbolicLink(folder.resolve("sub/self"), Path.of("self"));
        Files.createSymbolicLink(folder.resolve("sub/d.png"), folder.resolve("a.png"));
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("elsewhere"));
        assertEquals(
                List.of("a.png", "elsewhere/c.png", "linked/c.png", "sub/b.png", "sub/d.png"),
                names(true));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "only administrators make links there")
    void listsALinkToNothingSoThatItsReaderTells() throws IOException {
        Path link = folder.resolve("gone.png");
        Files.createSymbolicLink(link, Path.of("nowhere.png"));
        assertEquals(List.of("gone.png"), names(false));
        String message = message(() -> ImageFile.open(link));
        assertTrue(message.contains("a link to a place where there is nothing"), message);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a backslash parts names there")
    void keepsTheBackslashOfAName() throws IOException {
        touch("a\\b.png");
        assertEquals(List.of("a\\b.png"), names(true));
    }

    @Test
    void takesANameWithItsAccentsApartForTheSame() throws IOException {
        FileNameSupport.require();
        touch("e\u0301.png");
        assertEquals(List.of("\u00e9"), List.copyOf(ImageFolder.byBaseName(folder).keySet()));
    }
}
