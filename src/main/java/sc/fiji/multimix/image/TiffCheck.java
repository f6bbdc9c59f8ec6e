// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.io.FileInfo;
import ij.io.TiffDecoder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Whether a TIFF file holds all the pixels that its directory promises. ImageJ's reader fills
 * missing ones with zeros, and a damaged ZIP strip makes it read for ever.
 */
final class TiffCheck {
    private TiffCheck() {}

    /**
     * Checks the extents of the file's images.
     *
     * @return the directories; empty if ImageJ's reader cannot read this kind of TIFF
     */
    static FileInfo[] check(Path file) throws IOException {
        FileInfo[] images = directories(file);
        if (images.length == 0) return images;
        long bytes = 0;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            for (FileInfo image : images) {
                if (image.width <= 0 || image.height <= 0)
                    throw new IOException("it is damaged (no width or height)");
                bytes += size(image) * Math.max(1, image.nImages);
                checkStrips(in, image);
            }
        }
        ImageFile.checkMemory(bytes);
        return images;
    }

    /** Pixels of all images as the directories say; 0 if ImageJ's reader cannot read them. */
    static long pixels(Path file) {
        long pixels = 0;
        for (FileInfo image : directories(file))
            pixels += (long) image.width * image.height * Math.max(1, image.nImages);
        return pixels;
    }

    private static FileInfo[] directories(Path file) {
        try {
            FileInfo[] images =
                    new TiffDecoder(QuietOpener.folder(file), file.getFileName().toString())
                            .getTiffInfo();
            return images == null ? new FileInfo[0] : images;
        } catch (IOException e) {
            return new FileInfo[0];
        }
    }

    private static long size(FileInfo image) {
        return (long) (image.width * (double) image.height * bytesPerPixel(image));
    }

    private static double bytesPerPixel(FileInfo image) {
        return switch (image.fileType) {
            case FileInfo.BITMAP -> 0.125;
            case FileInfo.GRAY12_UNSIGNED -> 1.5;
            case FileInfo.GRAY10_UNSIGNED -> 1.25;
            default -> image.getBytesPerPixel();
        };
    }

    private static void checkStrips(RandomAccessFile in, FileInfo image) throws IOException {
        if (image.compression <= FileInfo.COMPRESSION_NONE || !hasStrips(image)) {
            long end = image.getOffset() + size(image) * Math.max(1, image.nImages);
            if (hasStrips(image) && image.stripOffsets.length > 1) end = lastByte(image);
            checkEnd(in.length(), end);
            return;
        }
        checkEnd(in.length(), lastByte(image));
        if (image.compression == FileInfo.ZIP
                || image.compression == FileInfo.ZIP_WITH_DIFFERENCING)
            for (int i = 0; i < image.stripOffsets.length; i++) inflate(in, image, i);
    }

    private static boolean hasStrips(FileInfo image) {
        return image.stripOffsets != null
                && image.stripLengths != null
                && image.stripLengths.length == image.stripOffsets.length;
    }

    private static long lastByte(FileInfo image) {
        long end = 0;
        for (int i = 0; i < image.stripOffsets.length; i++)
            end = Math.max(end, offset(image, i) + (image.stripLengths[i] & 0xffffffffL));
        return end;
    }

    private static long offset(FileInfo image, int strip) {
        return image.stripOffsets[strip] & 0xffffffffL;
    }

    private static void checkEnd(long length, long end) throws IOException {
        if (length < end)
            throw new IOException("it is cut off: " + length + " bytes instead of " + end);
    }

    private static void inflate(RandomAccessFile in, FileInfo image, int strip) throws IOException {
        byte[] packed = new byte[image.stripLengths[strip]];
        in.seek(offset(image, strip));
        in.readFully(packed);
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] buffer = new byte[1 << 16];
            while (!inflater.finished())
                if (inflater.inflate(buffer) == 0 && !inflater.finished())
                    throw new IOException("it is damaged (compressed data end too early)");
        } catch (DataFormatException e) {
            throw new IOException("it is damaged (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }
}
