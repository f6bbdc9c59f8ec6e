// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes 8-bit gray and RGB images as PNG (ISO/IEC 15948).
 *
 * <p>Java's own writer chooses among five filters for each row and takes two to five times as long;
 * here each row is stored as its difference from the row above (filter "Up") and compressed with
 * speed first, which makes files of about the same size.
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte GRAY = 0;
    private static final byte RGB = 2;
    private static final byte UP = 2;
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;

    private PngWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes an image.
     *
     * @param image 8-bit without a LUT of its own, or RGB
     * @throws IOException if it is of another kind, or cannot be written
     */
    static void write(ImageProcessor image, OutputStream out) throws IOException {
        boolean gray = image instanceof ByteProcessor && image.isDefaultLut();
        if (!gray && !(image instanceof ColorProcessor))
            throw new IOException("no PNG writer for this kind of image, only for gray and RGB");
        new PngWriter(out).write(image, gray);
    }

    private void write(ImageProcessor image, boolean gray) throws IOException {
        out.write(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(image.getWidth()).putInt(image.getHeight());
        header.put((byte) 8).put(gray ? GRAY : RGB); // deflate, standard filters, not interlaced: 0
        writeChunk("IHDR", header.array(), 0, header.capacity());
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream rows = new DeflaterOutputStream(new ImageData(), deflater, BUFFER)) {
            if (gray) writeGray((byte[]) image.getPixels(), image.getWidth(), rows);
            else writeColors((int[]) image.getPixels(), image.getWidth(), rows);
        } finally {
            deflater.end();
        }
        writeChunk("IEND", new byte[0], 0, 0);
    }

    private static void writeGray(byte[] pixels, int width, OutputStream rows) throws IOException {
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

    private static void writeColors(int[] pixels, int width, OutputStream rows) throws IOException {
        byte[] line = new byte[1 + 3 * width];
        line[0] = UP;
        int[] above = new int[width];
        for (int start = 0; start < pixels.length; start += width) {
            for (int x = 0, i = 1; x < width; x++) {
                int color = pixels[start + x];
                line[i++] = (byte) ((color >> 16) - (above[x] >> 16));
                line[i++] = (byte) ((color >> 8) - (above[x] >> 8));
                line[i++] = (byte) (color - above[x]);
            }
            System.arraycopy(pixels, start, above, 0, width);
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
