// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.image.ImageFile;

class FileResultTest {
    @TempDir Path folder;

    @Test
    void lacksMemoryIfJavaOrTheEngineSaysSo() {
        assertLacks(new OutOfMemoryError());
        assertLacks(new IOException("Cannot open the image", new OutOfMemoryError()));
        RuntimeException engine =
                new RuntimeException(
                        "[enforce fail at alloc_cpu.cpp:115] DefaultCPUAllocator: can't allocate"
                                + " memory: you tried to allocate 70368744177664 bytes.");
        assertLacks(engine);
        assertLacks(new IllegalStateException("a pass failed", engine));
        assertTrue(
                FileResult.failed(engine)
                        .error(folder.resolve("a.png"))
                        .contains("end other programs"));
    }

    private static void assertLacks(Throwable failure) {
        assertTrue(FileResult.failed(failure).lacksMemory(), failure.toString());
    }

    @Test
    void lacksMemoryIfTheFileWasRefusedBeforeItWasRead() throws IOException {
        Path huge = folder.resolve("huge.png");
        Files.write(huge, pngHeader(1_000_000, 1_000_000));
        assertEquals(1_000_000_000_000L, ImageFile.estimatePixels(huge));
        assertLacks(assertThrows(IOException.class, () -> ImageFile.open(huge)));
    }

    private static byte[] pngHeader(int width, int height) {
        byte[] chunk =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 0, 0, 0, 0}) // 8 bits, gray
                        .array();
        CRC32 sum = new CRC32();
        sum.update(chunk);
        return ByteBuffer.allocate(8 + 4 + 17 + 4)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(chunk)
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void otherFailuresAreNotForWantOfMemory() {
        assertFalse(FileResult.of(List.of()).lacksMemory());
        assertFalse(FileResult.failed(new IOException("it is cut off")).lacksMemory());
    }
}
