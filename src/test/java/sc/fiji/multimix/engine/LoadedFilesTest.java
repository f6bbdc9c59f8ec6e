// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedFilesTest {
    private static final SystemName HERE = SystemName.current();

    @Test
    void linesWithoutAFileAreLeftOut() {
        List<String> maps =
                List.of(
                        "7f00-7f01 r-xp 00000000 fe:00 12 /opt/other tool/libc10.so",
                        "7f02-7f03 r--p 00001000 fe:00 12 /opt/other tool/libc10.so",
                        "7f08-7f09 rw-p 00000000 00:00 0 [heap]",
                        "7f0a-7f0b rw-p 00000000 00:00 0");
        assertEquals(List.of("/opt/other tool/libc10.so"), LoadedFiles.ofMaps(maps));
    }

    @Test
    void thisSystemTellsOfTheEnginesLibrary() throws Exception {
        Engines.get();
        String library = HERE.libraryFile("torch_cpu");
        List<String> files = LoadedFiles.of(HERE).list();
        assertTrue(files.stream().anyMatch(file -> file.endsWith(library)), files.toString());
    }

    @Test
    void functionsOfAnotherSystemAreMissingHere() {
        for (String os : List.of("win", "osx"))
            if (!HERE.os().equals(os))
                assertThrows(
                        UnsatisfiedLinkError.class,
                        () -> LoadedFiles.of(new SystemName(os, "x86_64")).list());
    }
}
