// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.LUT;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java's own reader is the reference: it checks the sums of chunks and of the compressed data. */
class PngWriterTest {
    @Test
    void grayPixelsComeBackAsTheyAre() throws IOException {
        ByteProcessor image = new ByteProcessor(301, 97);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < image.getPixelCount(); i++) image.set(i, random.nextInt(256));
        BufferedImage read = read(image);
        assertEquals(1, read.getRaster().getNumBands());
        assertEquals(301, read.getWidth());
        assertArrayEquals(
                (byte[]) image.getPixels(),
                ((DataBufferByte) read.getRaster().getDataBuffer()).getData());
    }

    @Test
    void indexedColorsComeBackAsTheyAre() throws IOException {
        ByteProcessor image = indexed();
        BufferedImage read = read(image);
        assertTrue(read.getColorModel() instanceof IndexColorModel);
        int width = image.getWidth();
        int height = image.getHeight();
        ColorProcessor colors = (ColorProcessor) image.convertToRGB();
        assertArrayEquals(
                (int[]) colors.getPixels(), read.getRGB(0, 0, width, height, null, 0, width));
    }

    @Test
    void imageJOpensIndexedColorsWithTheirLut(@TempDir Path folder) throws IOException {
        ByteProcessor image = indexed();
        Path file = folder.resolve("a.png");
        ResultFiles.savePng(image, file);
        ImagePlus opened = new Opener().openImage(file.toString());
        assertEquals(8, opened.getBitDepth());
        assertArrayEquals((byte[]) image.getPixels(), (byte[]) opened.getProcessor().getPixels());
        assertArrayEquals(
                (int[]) image.convertToRGB().getPixels(),
                (int[]) opened.getProcessor().convertToRGB().getPixels());
    }

    private static ByteProcessor indexed() {
        ByteProcessor image = new ByteProcessor(301, 123);
        SplittableRandom random = new SplittableRandom(2);
        byte[][] colors = new byte[3][256];
        for (byte[] channel : colors) random.nextBytes(channel);
        for (int i = 0; i < image.getPixelCount(); i++) image.set(i, random.nextInt(256));
        image.setLut(new LUT(colors[0], colors[1], colors[2]));
        return image;
    }

    @Test
    void aSinglePixelIsAnImage() throws IOException {
        assertEquals(
                7, read(new ByteProcessor(1, 1, new byte[] {7})).getRaster().getSample(0, 0, 0));
    }

    private static BufferedImage read(ByteProcessor image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(image, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }
}
