// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether an uncompressed FITS file holds all the pixels of its first image (FITS standard 4.0,
 * sections 3 and 4); ImageJ's reader leaves missing ones black.
 */
final class FitsCheck {
    private static final int CARD = 80;
    private static final int BLOCK = 2880;

    private FitsCheck() {}

    /** Throws if pixels are missing. */
    static void check(Path file) throws IOException {
        double pixels = 1;
        double bytesPerPixel = 0;
        long header = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String card;
            do {
                card = new String(in.readNBytes(CARD), StandardCharsets.US_ASCII);
                if (header == 0 && !card.startsWith("SIMPLE")) return; // gzip: the reader's task
                if (card.length() < CARD) throw new IOException("it is cut off inside its header");
                header += CARD;
                if (card.startsWith("BITPIX")) bytesPerPixel = Math.abs(value(card) / 8);
                if (card.matches("NAXIS[1-9].*")) pixels *= size(card);
            } while (!card.stripTrailing().equals("END"));
        }
        double end = (header + BLOCK - 1) / BLOCK * BLOCK + pixels * bytesPerPixel;
        long size = Files.size(file);
        if (size < end)
            throw new IOException("it is cut off: " + size + " bytes instead of " + (long) end);
        ImageFile.checkMemory((long) (pixels * 4)); // ImageJ makes floats of it
    }

    private static long size(String card) throws IOException {
        long size = value(card);
        if (size < 0) throw new IOException("its header is damaged (" + card.trim() + ")");
        return size;
    }

    private static long value(String card) throws IOException {
        String text = card.substring(card.indexOf('=') + 1).split("/", 2)[0].trim();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("its header is damaged (" + card.trim() + ")", e);
        }
    }
}
