// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaskImageTest {
    @Test
    void takesAnyNonZeroValueForForeground() {
        byte[] bytes = {0, 1, 2, (byte) 255};
        assertArrayEquals(new int[] {0, 255, 255, 255}, mask(new ByteProcessor(4, 1, bytes)));
        float[] floats = {0, 0.1f, -1, Float.NaN};
        assertArrayEquals(new int[] {0, 255, 255, 0}, mask(new FloatProcessor(4, 1, floats)));
        int[] colors = {0xff000000, 0xff000001, 0x00800000, 0x00000000};
        assertArrayEquals(new int[] {0, 255, 255, 0}, mask(new ColorProcessor(4, 1, colors)));
    }

    @Test
    void takesTheStoredValueUnderAnInvertingLut() {
        ByteProcessor pixels = new ByteProcessor(2, 1, new byte[] {0, (byte) 255});
        pixels.invertLut();
        assertArrayEquals(new int[] {0, 255}, mask(pixels));
    }

    @Test
    void takesTheColorOfIndexedPixels() {
        byte[] reds = new byte[256];
        reds[0] = (byte) 200;
        ByteProcessor pixels = new ByteProcessor(3, 1, new byte[] {0, 1, 2});
        pixels.setColorModel(new LUT(reds, new byte[256], new byte[256]));
        assertArrayEquals(new int[] {255, 0, 0}, mask(pixels));
    }

    @Test
    void readsTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mask.png");
        ResultFiles.savePng(new ByteProcessor(3, 1, new byte[] {0, 1, (byte) 255}), file);
        assertArrayEquals(
                new int[] {0, 255, 255}, values(MaskImage.read(file, Path.of("a.png"), 3, 1)));
    }

    @Test
    void namesBothSizesAndBothFilesWhenTheyDiffer(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mask.png");
        ResultFiles.savePng(new ByteProcessor(3, 2), file);
        String message =
                assertThrows(
                                IOException.class,
                                () -> MaskImage.read(file, Path.of("images/a.png"), 512, 256))
                        .getMessage();
        assertTrue(message.contains("mask 3 x 2 (" + file + ")"), message);
        assertTrue(message.contains("image 512 x 256 (images/a.png)"), message);
    }

    @Test
    void thresholdsProbabilities() {
        float[] probabilities = {0, 0.4999f, 0.5f, 1};
        ImagePlus image = new ImagePlus("p", new FloatProcessor(4, 1, probabilities));
        image.getCalibration().pixelWidth = 0.2;
        ImagePlus mask = MaskImage.threshold(image, 0.5, "m");
        assertArrayEquals(
                new byte[] {0, 0, (byte) 255, (byte) 255},
                (byte[]) mask.getProcessor().getPixels());
        assertEquals("m", mask.getTitle());
        assertEquals(0.2, mask.getCalibration().pixelWidth);
        image.getProcessor().invertLut();
        assertArrayEquals(
                (byte[]) mask.getProcessor().getPixels(),
                (byte[]) MaskImage.threshold(image, 0.5, "m").getProcessor().getPixels());
        assertThrows(IllegalArgumentException.class, () -> MaskImage.threshold(image, 0, "m"));
        assertThrows(IllegalArgumentException.class, () -> MaskImage.threshold(image, 1.1, "m"));
    }

    private static int[] mask(ImageProcessor pixels) {
        return values(MaskImage.of(new ImagePlus("", pixels)));
    }

    private static int[] values(Img<UnsignedByteType> image) {
        return image.stream().mapToInt(UnsignedByteType::get).toArray();
    }
}
