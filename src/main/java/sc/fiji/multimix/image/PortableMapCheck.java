// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a PBM, PGM or PPM file (magic P1 to P6) holds all its pixels; ImageJ's reader leaves the
 * missing ones black.
 */
final class PortableMapCheck {
    private final InputStream in;

    private PortableMapCheck(InputStream in) {
        this.in = in;
    }

    /** Throws if the header is damaged or pixels are missing. */
    static void check(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            new PortableMapCheck(in).check(Files.size(file));
        }
    }

    private void check(long fileSize) throws IOException {
        in.skipNBytes(1);
        int kind = in.read() - '0';
        long width = number("width");
        long height = number("height");
        boolean bitmap = kind == 1 || kind == 4;
        long samples = width * height * (kind == 3 || kind == 6 ? 3 : 1);
        long bytes = samples;
        if (!bitmap && number("largest gray value") > 255) bytes *= 2;
        if (kind == 4) bytes = (width + 7) / 8 * height;
        if (samples <= 0 || samples > Integer.MAX_VALUE || bytes > fileSize * 8)
            throw new IOException(
                    "it is damaged or cut off: " + width + " x " + height + " pixels");
        ImageFile.checkMemory(2 * bytes);
        if (kind <= 3) for (long i = 0; i < samples; i++) number("pixel " + i);
        else in.skipNBytes(bytes); // throws at the end of the file
    }

    /** The next decimal number; comments run from # to the line's end. */
    private long number(String what) throws IOException {
        int c = in.read();
        while (c == '#' || Character.isWhitespace(c)) {
            if (c == '#') while (c != '\n' && c != '\r' && c != -1) c = in.read();
            c = in.read();
        }
        if (c < '0' || c > '9')
            throw new IOException("it is damaged or cut off (no " + what + " found)");
        long value = 0;
        while (c >= '0' && c <= '9' && value < 1L << 32) {
            value = 10 * value + c - '0';
            c = in.read();
        }
        return value;
    }
}
