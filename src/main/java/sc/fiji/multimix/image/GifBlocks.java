// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether ImageJ's reader gets through the blocks of a GIF file: where an image has too few pixels,
 * it takes the middle of a block for the next one, and memory for whatever size that claims.
 *
 * <p>Source: GIF89a; {@code ij.plugin.GifDecoder}.
 */
final class GifBlocks {
    private static final int IMAGE = 0x2c;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int GRAPHIC_CONTROL_LENGTH = 4;
    private static final int APPLICATION = 0xff;
    private static final int APPLICATION_LENGTH = 11;
    private static final int MOST_BITS = 12; // of an LZW code

    private final DataInputStream in;
    private long screen; // pixels
    private long bytes; // that ImageJ needs

    private GifBlocks(DataInputStream in) {
        this.in = in;
    }

    /**
     * Follows the blocks.
     *
     * @throws IOException if they are damaged or need more memory than there is
     */
    static void check(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            new GifBlocks(in).check();
        } catch (EOFException e) {
            throw new IOException("it is damaged or cut off (its blocks have no end)", e);
        }
    }

    private void check() throws IOException {
        in.skipNBytes(6); // signature and version
        screen = size();
        skipColors(in.readUnsignedByte());
        in.skipNBytes(2); // background, aspect ratio
        while (true) {
            int block = in.readUnsignedByte();
            switch (block) {
                case IMAGE -> checkImage();
                case EXTENSION -> checkExtension();
                case END -> {
                    return;
                }
                default -> throw damaged("an unknown block");
            }
        }
    }

    private int number() throws IOException {
        return in.readUnsignedByte() | in.readUnsignedByte() << 8;
    }

    /** Reads width and height. */
    private long size() throws IOException {
        return (long) number() * number();
    }

    private void skipColors(int flags) throws IOException {
        if ((flags & 0x80) != 0) in.skipNBytes(3L * (2 << (flags & 7)));
    }

    private void checkExtension() throws IOException {
        int kind = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        boolean fits =
                switch (kind) {
                    case GRAPHIC_CONTROL -> length == GRAPHIC_CONTROL_LENGTH;
                    case APPLICATION -> length == APPLICATION_LENGTH;
                    default -> true;
                };
        if (!fits) throw damaged("an extension of another length");
        in.skipNBytes(length);
        if (length == 0) return;
        int rest = subBlocks().length;
        if (kind == GRAPHIC_CONTROL && rest > 0) throw damaged("an extension of another length");
    }

    private void checkImage() throws IOException {
        in.skipNBytes(4); // place
        long pixels = size();
        skipColors(in.readUnsignedByte());
        // of each image, however small, ImageJ makes two of the screen's size
        bytes += pixels + 2L * Integer.BYTES * screen;
        ImageFile.checkMemory(bytes);
        int bits = in.readUnsignedByte();
        if (bits < 1 || bits >= MOST_BITS) throw damaged("codes of " + bits + " bits");
        long found = pixels(subBlocks(), bits, pixels);
        if (found < pixels) throw damaged(found + " pixels of " + pixels);
    }

    /** The sub-blocks up to the empty one, joined. */
    private byte[] subBlocks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] block = new byte[255];
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            in.readFully(block, 0, length);
            all.write(block, 0, length);
        }
        return all.toByteArray();
    }

    /**
     * Pixels that LZW data become (GIF89a, appendix F), counted without unpacking them.
     *
     * @param bits of a pixel
     * @param most from which on the counting ends
     */
    private static long pixels(byte[] packed, int bits, long most) throws IOException {
        int clear = 1 << bits;
        int[] lengths = new int[1 << MOST_BITS]; // of the codes' texts
        Arrays.fill(lengths, 0, clear, 1);
        long pixels = 0;
        int next = clear + 2;
        int width = bits + 1;
        int previous = 0; // length of the text before; 0 after a clear code
        int buffer = 0;
        int filled = 0;
        for (int at = 0; pixels < most; ) {
            if (filled < width) {
                if (at == packed.length) break;
                buffer |= (packed[at++] & 0xff) << filled;
                filled += 8;
                continue;
            }
            int code = buffer & ((1 << width) - 1);
            buffer >>>= width;
            filled -= width;
            if (code > next || code == clear + 1) break;
            if (code == clear) {
                next = clear + 2;
                width = bits + 1;
                previous = 0;
                continue;
            }
            if (previous == 0) {
                if (code > clear) break;
                pixels++;
                previous = 1;
                continue;
            }
            int length = code == next ? previous + 1 : lengths[code];
            if (next == lengths.length)
                throw new IOException(
                        "it is compressed in a way that ImageJ cannot read. Save it as PNG");
            pixels += length;
            lengths[next++] = previous + 1;
            if (next == 1 << width && next < lengths.length) width++;
            previous = length;
        }
        return pixels;
    }

    private static IOException damaged(String why) {
        return new IOException("it is damaged (" + why + ")");
    }
}
