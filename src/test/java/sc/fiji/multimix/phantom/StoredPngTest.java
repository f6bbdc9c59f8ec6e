// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class StoredPngTest {
    @Test
    void otherReadersSeeTheSamePixels() throws IOException {
        byte[] gray = new byte[19 * 7];
        new SplittableRandom(42).nextBytes(gray);
        assertArrayEquals(gray, read(StoredPng.bytes(ArrayImgs.unsignedBytes(gray, 19, 7)), 19, 7));
    }

    @Test
    void imagesOfSeveralBlocksAreReadToo() throws IOException {
        byte[] gray = new byte[400 * 500];
        new SplittableRandom(42).nextBytes(gray);
        byte[] file = StoredPng.bytes(ArrayImgs.unsignedBytes(gray, 400, 500));
        assertArrayEquals(gray, read(file, 400, 500));
    }

    @Test
    void pixelsAreStoredWithoutCompression() {
        byte[] gray = new byte[30 * 20];
        Arrays.fill(gray, (byte) 200); // a compressor would make it tiny
        byte[] file = StoredPng.bytes(ArrayImgs.unsignedBytes(gray, 30, 20));
        // signature 8, header 25, data: chunk 12, zlib 6, block 5, lines 31 * 20; end 12
        assertEquals(8 + 25 + 12 + 6 + 5 + 31 * 20 + 12, file.length);
        int zlib = 8 + 25 + 8;
        assertEquals(0x78, file[zlib]);
        assertEquals(1, file[zlib + 2], "last block, stored");
        assertEquals(31 * 20, (file[zlib + 3] & 0xff) + 256 * (file[zlib + 4] & 0xff));
    }

    private static byte[] read(byte[] file, int width, int height) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        byte[] gray = new byte[width * height];
        for (int i = 0; i < gray.length; i++)
            gray[i] = (byte) image.getRaster().getSample(i % width, i / width, 0);
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        return gray;
    }
}
