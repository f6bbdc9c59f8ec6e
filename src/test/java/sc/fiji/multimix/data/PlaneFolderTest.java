// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneFolderTest {
    @TempDir Path root;

    private final Map<Path, String> types = new HashMap<>();
    private Path preferred;
    private Path other;

    @BeforeEach
    void makeFolders() throws IOException {
        preferred = Files.createDirectory(root.resolve("preferred"));
        other = Files.createDirectory(root.resolve("other"));
    }

    private PlaneFolder choose() {
        return PlaneFolder.choose(preferred, other, this::type);
    }

    private String type(Path folder) throws IOException {
        if (types.containsKey(folder)) return types.get(folder);
        throw new NoSuchFileException(folder.toString());
    }

    @ParameterizedTest
    @CsvSource({"ext4, xfs", "NTFS, NTFS", "apfs, apfs", "overlay, tmpfs"})
    void aFolderOnADiskIsTaken(String type, String otherType) {
        types.put(preferred, type);
        types.put(other, otherType);
        assertEquals(preferred, choose().path());
        assertFalse(choose().inMemory());
    }

    @ParameterizedTest
    @CsvSource({"tmpfs, ext4", "ramfs, xfs"})
    void aFolderInMemoryGivesWayToOneOnADisk(String type, String otherType) {
        types.put(preferred, type);
        types.put(other, otherType);
        assertEquals(other, choose().path());
        assertFalse(choose().inMemory());
    }

    @Test
    void itStaysIfTheOtherIsInMemoryToo() {
        types.put(preferred, "tmpfs");
        types.put(other, "ramfs");
        assertStays();
    }

    @Test
    void itStaysIfTheOtherIsOfAnUnknownType() {
        types.put(preferred, "tmpfs");
        assertStays();
    }

    @Test
    void itStaysIfTheOtherIsNoFolder() throws IOException {
        types.put(preferred, "tmpfs");
        types.put(other, "ext4");
        Files.delete(other);
        assertStays();
        Files.createFile(other);
        assertStays();
    }

    private void assertStays() {
        assertEquals(preferred, choose().path());
        assertTrue(choose().inMemory());
    }

    @Test
    void aMissingFolderIsNotReplaced() {
        types.put(other, "ext4");
        assertEquals(preferred, choose().path());
        assertFalse(choose().inMemory());
    }
}
