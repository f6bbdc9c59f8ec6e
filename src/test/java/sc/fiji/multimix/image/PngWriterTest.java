// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

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
    void colorsComeBackAsTheyAre() throws IOException {
        ColorProcessor image = new ColorProcessor(500, 123);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < image.getPixelCount(); i++)
            image.set(i, 0xff000000 | random.nextInt(1 << 24));
        BufferedImage read = read(image);
        assertFalse(read.getColorModel().hasAlpha());
        assertArrayEquals((int[]) image.getPixels(), read.getRGB(0, 0, 500, 123, null, 0, 500));
    }

    @Test
    void aSinglePixelIsAnImage() throws IOException {
        assertEquals(
                7, read(new ByteProcessor(1, 1, new byte[] {7})).getRaster().getSample(0, 0, 0));
    }

    @Test
    void otherKindsAreRefused() {
        for (ImageProcessor image :
                new ImageProcessor[] {new ShortProcessor(2, 2), inverted(new ByteProcessor(2, 2))})
            assertTrue(
                    assertThrows(IOException.class, () -> read(image))
                            .getMessage()
                            .contains("only for gray and RGB"));
    }

    private static ImageProcessor inverted(ImageProcessor image) {
        image.invertLut();
        return image;
    }

    private static BufferedImage read(ImageProcessor image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.write(image, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }
}
