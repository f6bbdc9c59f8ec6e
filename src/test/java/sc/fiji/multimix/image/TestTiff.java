// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;

/** TIFF files of a kind that ImageJ reads but does not write. */
final class TestTiff {
    private TestTiff() {}

    /**
     * An 8-bit gray TIFF of one ZIP-compressed strip; pixel i is i modulo 251.
     *
     * @param damage changes the compressed data
     */
    static byte[] zip(int width, int height, UnaryOperator<byte[]> damage) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int i = 0; i < width * height; i++) out.write(i % 251);
        }
        byte[] strip = damage.apply(packed.toByteArray());
        int[][] tags = {
            {256, width},
            {257, height},
            {258, 8},
            {259, 8}, // Adobe deflate
            {262, 1}, // black is zero
            {273, 8},
            {277, 1},
            {278, height},
            {279, strip.length}
        };
        int directory = 8 + strip.length;
        ByteBuffer tiff = ByteBuffer.allocate(directory + 2 + 12 * tags.length + 4);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(directory).put(strip);
        tiff.putShort((short) tags.length);
        for (int[] tag : tags)
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
        return tiff.array();
    }
}
