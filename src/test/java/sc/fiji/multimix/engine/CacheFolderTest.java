// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final SystemName LINUX = new SystemName("linux", "x86_64");
    private static final SystemName WINDOWS = new SystemName("win", "x86_64");

    @TempDir private Path folder;

    private static CacheFolder at(Path path, boolean unpacked) {
        return new CacheFolder(path.toString(), path, unpacked);
    }

    @Test
    void folderToBeMadeIsInOrder() {
        assertEquals(Optional.empty(), at(folder.resolve("new folder/ä"), false).trouble());
    }

    @Test
    void fileInItsPlaceIsTrouble() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Trouble trouble = at(file, false).trouble().orElseThrow();
        assertTrue(trouble.found().contains(file + " cannot be written: it is a file"));
        Trouble below = at(file.resolve("below"), false).trouble().orElseThrow();
        assertTrue(below.found().contains("cannot be written"), below.found());
        assertTrue(below.advice().contains("DJL_CACHE_DIR"), below.advice());
    }

    @Test
    void nothingMustBeWrittenOnceUnpacked() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(Optional.empty(), at(file, true).trouble());
    }

    @Test
    void unreadableNameIsTrouble() {
        Trouble trouble = new CacheFolder("/home/J?rg", null, false).trouble().orElseThrow();
        assertTrue(trouble.found().contains("/home/J?rg"), trouble.found());
        assertTrue(trouble.advice().contains("UTF-8"), trouble.advice());
    }

    @Test
    void innermostMountDecidesWhetherProgramsMayRun() {
        List<String> mounts =
                List.of(
                        "a / ext4 rw 0 0",
                        "b /home ext4 rw,nosuid,noexec 0 0",
                        "c /home/with\\040space ext4 rw 0 0",
                        "broken");
        assertTrue(at(Path.of("/home/a/.djl.ai"), false).forbidsPrograms(mounts));
        assertFalse(at(Path.of("/home/with space/.djl.ai"), false).forbidsPrograms(mounts));
        assertFalse(at(Path.of("/homes/a"), false).forbidsPrograms(mounts));
        assertFalse(at(Path.of("/home/a"), false).forbidsPrograms(List.of()));
    }

    @Test
    void otherLettersThanAToZAreARiskOnWindowsOnly() {
        Path path = Path.of("/home/Jörg/.djl.ai");
        Trouble risk = at(path, false).risk(WINDOWS).orElseThrow();
        assertTrue(risk.advice().contains("C:\\multimix"), risk.advice());
        assertEquals(Optional.empty(), at(path, false).risk(LINUX));
        assertEquals(Optional.empty(), at(Path.of("/home/a b"), false).risk(WINDOWS));
    }

    @Test
    void temporaryFolderIsARisk() {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), ".djl.ai");
        assertTrue(at(path, false).risk(LINUX).isPresent());
    }

    @Test
    void sizesAreGivenInPowersOfThousand() {
        assertEquals("999 bytes", Bytes.inWords(999));
        assertEquals("2 kB", Bytes.inWords(1600));
        assertEquals("3.5 MB", Bytes.inWords(3_456_000));
        assertEquals("2.46 GB", Bytes.inWords(2_460_000_000L));
    }
}
