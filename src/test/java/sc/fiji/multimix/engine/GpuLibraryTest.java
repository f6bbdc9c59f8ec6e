// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuLibraryTest {
    @TempDir private Path settings;

    @Test
    void isRememberedUntilForgotten() throws Exception {
        assertEquals(Optional.empty(), GpuLibrary.remembered(settings));
        GpuLibrary library = new GpuLibrary(settings.resolve("Ünï cödé = #"), true, null);
        library.remember(settings);
        assertEquals(Optional.of(library), GpuLibrary.remembered(settings));
        library.failed("No such card.").remember(settings);
        assertEquals("No such card.", GpuLibrary.remembered(settings).orElseThrow().failure());
        GpuLibrary.forget(settings);
        assertEquals(Optional.empty(), GpuLibrary.remembered(settings));
        try (var left = Files.list(settings)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void damagedSettingsAreNamed() throws Exception {
        Path file = Files.writeString(settings.resolve("multimix-gpu.properties"), "nothing");
        String message =
                assertThrows(IOException.class, () -> GpuLibrary.remembered(settings)).getMessage();
        assertTrue(message.contains(file + " name no folder"), message);
    }

    @Test
    void startOfAProcessThatIsGoneEndedTheProgram() throws Exception {
        assertFalse(GpuLibrary.endedTheProgram(settings));
        GpuLibrary.markStart(settings);
        assertFalse(GpuLibrary.endedTheProgram(settings), "this process is alive");
        Files.writeString(settings.resolve("multimix-gpu.starting"), "999999999999");
        assertTrue(GpuLibrary.endedTheProgram(settings));
        GpuLibrary.unmarkStart(settings);
        assertFalse(GpuLibrary.endedTheProgram(settings));
    }

    @Test
    void anotherInstallationIsNotBlamedForTheLastOnesEnd() throws Exception {
        Files.writeString(settings.resolve("multimix-gpu.starting"), "999999999999");
        new GpuLibrary(settings.resolve("lib"), true, null).remember(settings);
        assertFalse(GpuLibrary.endedTheProgram(settings));
    }

    @Test
    void otherUsersCanReadItAsAnyFileOfTheFolder() throws Exception {
        if (SystemName.current().isWindows()) return;
        new GpuLibrary(settings.resolve("lib"), true, null).remember(settings);
        Path usual = Files.writeString(settings.resolve("usual"), "");
        assertEquals(
                Files.getPosixFilePermissions(usual),
                Files.getPosixFilePermissions(settings.resolve("multimix-gpu.properties")));
        try (Stream<Path> files = Files.list(settings)) {
            assertEquals(2, files.count(), "nothing temporary is left");
        }
    }
}
