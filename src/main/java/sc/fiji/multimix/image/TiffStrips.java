// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.io.FileInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether the compressed strips of a TIFF image become no more bytes than its pixels have: ImageJ's
 * reader unpacks each as a whole, however long that is, and reads a damaged ZIP strip for ever.
 */
final class TiffStrips {
    /** Bytes that a strip may have beyond the image's, for padded ends. */
    private static final int SLACK = 1 << 16;

    private static final int BUFFER = 1 << 16;

    private final RandomAccessFile in;
    private final FileInfo image;
    private long left;

    private TiffStrips(RandomAccessFile in, FileInfo image, long size) {
        this.in = in;
        this.image = image;
        left = 2 * size + SLACK; // the last strip may be filled up with more rows
    }

    /**
     * Unpacks the strips, for the errors only.
     *
     * @param size bytes of the image's pixels
     */
    static void check(RandomAccessFile in, FileInfo image, long size) throws IOException {
        TiffStrips strips = new TiffStrips(in, image, size);
        for (int i = 0; i < image.stripOffsets.length; i++) strips.check(i);
    }

    private void check(int strip) throws IOException {
        long length = Integer.toUnsignedLong(image.stripLengths[strip]);
        if (length > 2 * left) throw damaged("compressed data longer than the image");
        byte[] packed = new byte[(int) length];
        in.seek(Integer.toUnsignedLong(image.stripOffsets[strip]));
        in.readFully(packed);
        switch (image.compression) {
            case FileInfo.ZIP, FileInfo.ZIP_WITH_DIFFERENCING -> inflate(packed);
            case FileInfo.LZW, FileInfo.LZW_WITH_DIFFERENCING -> take(lzw(packed, left));
            case FileInfo.PACK_BITS -> take(packBits(packed));
            default -> take(length);
        }
    }

    private void take(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) throw damaged("compressed data longer than the image");
    }

    private void inflate(byte[] packed) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int bytes = inflater.inflate(buffer);
                take(bytes);
                if (bytes == 0 && !inflater.finished())
                    throw damaged("compressed data end too early");
            }
        } catch (DataFormatException e) {
            throw new IOException("it is damaged (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }

    /** Bytes that PackBits data become (TIFF 6.0, section 9). */
    private static long packBits(byte[] packed) {
        long bytes = 0;
        for (int at = 0; at < packed.length; ) {
            int n = packed[at];
            if (n != Byte.MIN_VALUE) bytes += Math.abs(n) + 1;
            at += n >= 0 ? n + 2 : n == Byte.MIN_VALUE ? 1 : 2;
        }
        return bytes;
    }

    /**
     * Bytes that LZW data become (TIFF 6.0, section 13), counted without unpacking them.
     *
     * @param most from which on the counting ends
     */
    static long lzw(byte[] packed, long most) {
        int[] lengths = new int[1 << 12]; // of the codes' texts
        Arrays.fill(lengths, 0, 256, 1);
        long bytes = 0;
        int next = 258;
        int previous = 0; // length of the text before; 0 after a clear code
        int bits = 0;
        int width = 9;
        int buffer = 0;
        for (byte each : packed) {
            buffer = (buffer << 8) | (each & 0xff);
            bits += 8;
            if (bits < width) continue;
            bits -= width;
            int code = (buffer >>> bits) & ((1 << width) - 1);
            if (code == 257) break;
            if (code == 256) {
                next = 258;
                width = 9;
                previous = 0;
                continue;
            }
            int length = code < next ? lengths[code] : previous + 1;
            bytes += length;
            if (bytes > most) break;
            if (previous > 0 && next < lengths.length) lengths[next++] = previous + 1;
            if (next >= (1 << width) - 1 && width < 12) width++;
            previous = length;
        }
        return bytes;
    }

    private static IOException damaged(String why) {
        return new IOException("it is damaged (" + why + ")");
    }
}
