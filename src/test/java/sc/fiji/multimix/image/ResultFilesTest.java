// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {
    @TempDir private Path folder;

    @Test
    void savesMasksAsPng() throws IOException {
        Path mask = folder.resolve("new/masks/a.png");
        ResultFiles.savePng(new ByteProcessor(2, 1, new byte[] {0, (byte) 255}), mask);
        assertArrayEquals(
                new byte[] {0, (byte) 255},
                (byte[]) ImageFile.open(mask).getProcessor().getPixels());
    }

    @Test
    void savesFloatStacksWithCalibrationAsTiff() throws IOException {
        ImageStack stack = new ImageStack();
        stack.addSlice("one", new FloatProcessor(2, 1, new float[] {1e-9f, 2}));
        stack.addSlice("two", new FloatProcessor(2, 1, new float[] {3, -4}));
        ImagePlus image = new ImagePlus("s", stack);
        image.setDimensions(1, 1, 2);
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().setUnit("mm");
        Path file = folder.resolve("s.tif");
        ResultFiles.saveTiff(image, file);
        ImagePlus opened = ImageFile.open(file);
        assertArrayEquals(new float[] {1e-9f, 2}, (float[]) opened.getStack().getPixels(1));
        assertArrayEquals(new float[] {3, -4}, (float[]) opened.getStack().getPixels(2));
        assertEquals(2, opened.getNFrames());
        assertEquals("two", opened.getStack().getSliceLabel(2));
        assertEquals(0.25, opened.getCalibration().pixelWidth);
        assertEquals("mm", opened.getCalibration().getUnit());
    }

    @Test
    void keepsTheOldFileWhenWritingFails() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "old");
        IOException error =
                assertThrows(
                        IOException.class,
                        () ->
                                AtomicFile.write(
                                        file,
                                        out -> {
                                            out.write("half".getBytes(StandardCharsets.UTF_8));
                                            throw new IOException("disk full");
                                        }));
        assertTrue(error.getMessage().contains("disk full"), error.getMessage());
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void replacesTheOldFile() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "old and long");
        AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void saysWhichFolderCannotBeMade() throws IOException {
        Path file = Files.createFile(folder.resolve("file")).resolve("sub/a.png");
        IOException error =
                assertThrows(
                        IOException.class,
                        () -> ResultFiles.savePng(new ByteProcessor(1, 1), file));
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
