// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * An 8-bit gray image as the bytes of a PNG file, without compression: what a compressor writes
 * depends on its version, stored blocks (RFC 1951, 3.2.4) do not.
 */
final class StoredPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int LARGEST_BLOCK = 0xffff;

    private StoredPng() {}

    /** The file's bytes. */
    static byte[] bytes(RandomAccessibleInterval<UnsignedByteType> image) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) 8); // bits per pixel; then gray, deflate, no filter, not interlaced: 0
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        writeChunk(file, "IHDR", header.array());
        writeChunk(file, "IDAT", stored(scanLines(image, width, height)));
        writeChunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** The rows, each after the number of its filter: 0, none. */
    private static byte[] scanLines(
            RandomAccessibleInterval<UnsignedByteType> image, int width, int height) {
        byte[] lines = new byte[(width + 1) * height];
        Cursor<UnsignedByteType> pixels = Views.flatIterable(image).cursor();
        for (int i = 0; i < lines.length; i++)
            if (i % (width + 1) != 0) lines[i] = (byte) pixels.next().get();
        return lines;
    }

    /** The zlib stream of the data, in stored blocks. */
    private static byte[] stored(byte[] data) {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        zlib.write(0x78);
        zlib.write(0x01);
        for (int start = 0; start < data.length; start += LARGEST_BLOCK) {
            int length = Math.min(LARGEST_BLOCK, data.length - start);
            ByteBuffer block = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
            block.put((byte) (start + length == data.length ? 1 : 0));
            block.putShort((short) length).putShort((short) ~length);
            zlib.writeBytes(block.array());
            zlib.write(data, start, length);
        }
        Adler32 sum = new Adler32();
        sum.update(data);
        zlib.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        return zlib.toByteArray();
    }

    private static void writeChunk(ByteArrayOutputStream file, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        file.writeBytes(name);
        file.writeBytes(content);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
