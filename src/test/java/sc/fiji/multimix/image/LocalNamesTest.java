// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalNamesTest {
    private static final Path DATA = Path.of("ward", "doe").toAbsolutePath();
    private static final Path FILM = DATA.resolve("images").resolve("film.png");

    @Test
    void takesTheFoldersOfAFileOutOfAMessage() {
        assertEquals(
                "Cannot open film.png: film.png is empty",
                LocalNames.of(FILM, "Cannot open " + FILM + ": " + FILM + " is empty"));
    }

    @Test
    void keepsTheFolderOfAMaskBesideIt() {
        Path mask = DATA.resolve("masks").resolve("film.png");
        assertEquals(
                "No mask " + Path.of("masks", "film.png"), LocalNames.of(FILM, "No mask " + mask));
    }

    @Test
    void takesOutWhatWasGivenAsARelativePathToo() {
        Path film = Path.of("images", "film.png");
        assertEquals(
                "film.png, film.png", LocalNames.of(film, film + ", " + film.toAbsolutePath()));
        Path bare = Path.of("film.png");
        assertEquals(
                "film.png, film.png", LocalNames.of(bare, bare + ", " + bare.toAbsolutePath()));
    }

    @Test
    void leavesOtherPathsAndTextsAlone() {
        Path other = Path.of("elsewhere", "film.png").toAbsolutePath();
        assertEquals("a/b of " + other, LocalNames.below(DATA, "a/b of " + other));
    }

    @Test
    void leavesWordsAndPathsThatOnlyEndAsTheFolderDoes() {
        String odd = "its scan/frame and icon/logo are odd".replace('/', File.separatorChar);
        assertEquals(odd, LocalNames.of(Path.of("n", "a.png"), odd));
        String other = "Cannot open " + Path.of("data", "other.png");
        assertEquals(other, LocalNames.of(Path.of("a", "n", "a.png"), other));
        String within = "Cannot open " + Path.of("b", "n", "a.png");
        assertEquals(within, LocalNames.of(Path.of("n", "a.png"), within));
    }

    @Test
    void takesOutAFolderAfterAnythingThatIsNoName() {
        Path film = Path.of("n", "a.png");
        String start = film + " is empty ('" + film + "', image=" + film + ")";
        assertEquals("a.png is empty ('a.png', image=a.png)", LocalNames.of(film, start));
        assertEquals("file://film.png", LocalNames.of(FILM, "file://" + FILM));
    }

    @Test
    void nameIsTheLastPart() {
        assertEquals("film.png", LocalNames.name(FILM));
        Path root = DATA.getRoot();
        assertEquals(root.toString(), LocalNames.name(root));
    }
}
