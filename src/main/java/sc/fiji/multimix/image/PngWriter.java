// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.process.ByteProcessor;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes 8-bit images as PNG (ISO/IEC 15948): gray, or with a LUT as indexed colors.
 *
 * <p>Java's own writer chooses among five filters for each row and takes several times as long;
 * here each row is stored as its difference from the row above (filter "Up"). Gray images, which
 * are masks, are then searched for repetitions with speed first. Indexed ones are pictures, whose
 * grain has none: their differences get codes by frequency only (Huffman's), which takes two thirds
 * of the time and makes smaller files.
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte GRAY = 0;
    private static final byte INDEXED = 3;
    private static final byte UP = 2;
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;

    private PngWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes an image. */
    static void write(ByteProcessor image, OutputStream out) throws IOException {
        new PngWriter(out).write(image);
    }

    private void write(ByteProcessor image) throws IOException {
        boolean gray = image.isDefaultLut();
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(image.getWidth()).putInt(image.getHeight());
        // then deflate, standard filters, not interlaced: 0
        header.put((byte) 8).put(gray ? GRAY : INDEXED);
        writeChunk("IHDR", header.array(), 0, header.capacity());
        if (!gray) writePalette((IndexColorModel) image.getColorModel());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        if (!gray) deflater.setStrategy(Deflater.HUFFMAN_ONLY);
        try (OutputStream rows = new DeflaterOutputStream(new ImageData(), deflater, BUFFER)) {
            writeRows((byte[]) image.getPixels(), image.getWidth(), rows);
        } finally {
            deflater.end();
        }
        writeChunk("IEND", new byte[0], 0, 0);
    }

    private void writePalette(IndexColorModel colors) throws IOException {
        ByteBuffer palette = ByteBuffer.allocate(3 * colors.getMapSize());
        for (int i = 0; i < colors.getMapSize(); i++)
            palette.put((byte) colors.getRed(i))
                    .put((byte) colors.getGreen(i))
                    .put((byte) colors.getBlue(i));
        writeChunk("PLTE", palette.array(), 0, palette.capacity());
    }

    private static void writeRows(byte[] pixels, int width, OutputStream rows) throws IOException {
        byte[] line = new byte[1 + width];
        line[0] = UP;
        for (int start = 0; start < pixels.length; start += width) {
            if (start == 0) System.arraycopy(pixels, 0, line, 1, width);
            else
                for (int x = 0; x < width; x++)
                    line[1 + x] = (byte) (pixels[start + x] - pixels[start - width + x]);
            rows.write(line);
        }
    }

    private void writeChunk(String type, byte[] content, int offset, int length)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content, offset, length);
        out.write(ByteBuffer.allocate(4).putInt(length).array());
        out.write(name);
        out.write(content, offset, length);
        out.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /** What is written at once becomes a chunk of compressed rows. */
    private final class ImageData extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writeChunk("IDAT", bytes, offset, length);
        }
    }
}
