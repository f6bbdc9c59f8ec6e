// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which places there are; {@link ModelSavingTest} saves in them. */
class FallbackPlaceTest {
    private static final Path WANTED = Path.of("drive", "model.zip");

    private final String trueHome = System.getProperty("user.home");
    private final String trueTemporary = System.getProperty("java.io.tmpdir");
    @TempDir Path folder;
    private Path home;
    private Path temporary;

    @BeforeEach
    void moveThem() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        System.setProperty("user.home", home.toString());
        System.setProperty("java.io.tmpdir", temporary.toString());
    }

    @AfterEach
    void restoreThem() {
        System.setProperty("user.home", trueHome);
        System.setProperty("java.io.tmpdir", trueTemporary);
    }

    @Test
    void isTheHomeAndThenTheFolderOfTemporaryFiles() throws IOException {
        Files.createFile(home.resolve("model.best.zip"));
        assertEquals(
                List.of(home.resolve("model-2.zip"), temporary.resolve("model.zip")),
                FallbackPlace.all(WANTED));
    }

    /** "?" is what Java says for a user whom the system does not know, as in many a container. */
    @Test
    void aHomeThatIsNoFolderIsLeftOut() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        for (String none : List.of("?", "", ".", file.toString(), folder.resolve("none") + "")) {
            System.setProperty("user.home", none);
            assertEquals(List.of(temporary.resolve("model.zip")), FallbackPlace.all(WANTED), none);
        }
    }
}
