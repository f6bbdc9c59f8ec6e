// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.io.FileInfo;
import ij.io.TiffDecoder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Whether a TIFF file holds all the pixels that its directories promise, and no more than fits into
 * memory. ImageJ's reader fills missing ones with zeros, and takes memory before it looks.
 */
final class TiffCheck {
    private static final String FOREIGN = "it is a damaged TIFF or a kind ImageJ cannot read";

    private TiffCheck() {}

    /**
     * Checks the extents of the file's images.
     *
     * @return the directories of those that ImageJ opens, without the decoration that could harm:
     *     Java objects of plots, damaged selections, files in overlays
     * @throws ForeignTiffException if ImageJ's reader cannot read this kind of TIFF
     */
    static FileInfo[] check(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            FileInfo[] images = opened(directories(file, in));
            double bytes = 0;
            for (FileInfo image : images) {
                if (image.width <= 0 || image.height <= 0)
                    throw new IOException("it is damaged (no width or height)");
                bytes += (double) size(image) * Math.max(1, image.nImages);
            }
            ImageFile.checkMemory((long) bytes);
            for (FileInfo image : images) {
                dropDecoration(image);
                checkStrips(in, image);
            }
            return images;
        }
    }

    /** Pixels of all images as the directories say; 0 if ImageJ's reader cannot read them. */
    static long pixels(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            double pixels = 0;
            for (FileInfo image : directories(file, in))
                pixels += (double) image.width * image.height * Math.max(1, image.nImages);
            return (long) pixels;
        } catch (ForeignTiffException e) {
            return 0;
        }
    }

    private static FileInfo[] directories(Path file, RandomAccessFile in) throws IOException {
        TiffDirectories.check(in);
        FileInfo[] images;
        try {
            images =
                    new TiffDecoder(QuietOpener.folder(file), file.getFileName().toString())
                            .getTiffInfo();
        } catch (IOException e) {
            throw new ForeignTiffException(FOREIGN, e);
        }
        if (images == null) throw new ForeignTiffException(FOREIGN);
        return images;
    }

    /** All images; only the first if they are no stack, or the others no images. */
    private static FileInfo[] opened(FileInfo[] images) {
        FileInfo first = images[0];
        for (FileInfo image : images)
            if (image.fileType != first.fileType
                    || image.width != first.width
                    || image.height != first.height) return new FileInfo[] {first};
        return images;
    }

    private static void dropDecoration(FileInfo image) {
        // ij.gui.Plot would turn it into Java objects, of whatever class the file says
        image.plot = null;
        if (image.roi != null && !RoiBytes.areHarmless(image.roi)) image.roi = null;
        if (image.overlay == null) return;
        image.overlay =
                Arrays.stream(image.overlay).filter(RoiBytes::areHarmless).toArray(byte[][]::new);
        if (image.overlay.length == 0) image.overlay = null;
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
        long size = size(image);
        boolean packed = image.compression > FileInfo.COMPRESSION_NONE;
        checkLengths(image);
        if (!hasStrips(image) || (!packed && image.stripOffsets.length == 1)) {
            checkEnd(in.length(), image.getOffset() + size * Math.max(1, image.nImages));
            return;
        }
        long end = 0;
        long sum = 0;
        for (int i = 0; i < image.stripOffsets.length; i++) {
            long length = Integer.toUnsignedLong(image.stripLengths[i]);
            end = Math.max(end, Integer.toUnsignedLong(image.stripOffsets[i]) + length);
            sum += length;
        }
        checkEnd(in.length(), end);
        if (sum > in.length()) throw new IOException("it is damaged (its strips overlap)");
        if (packed) TiffStrips.check(in, image, size);
    }

    /** ImageJ's reader believes the lengths of as many strips as there are offsets. */
    private static void checkLengths(FileInfo image) throws IOException {
        if (!hasStrips(image) || image.stripLengths.length == image.stripOffsets.length) return;
        throw new IOException(
                "it is damaged ("
                        + image.stripOffsets.length
                        + " strips, but the lengths of "
                        + image.stripLengths.length
                        + ")");
    }

    private static boolean hasStrips(FileInfo image) {
        return image.stripOffsets != null && image.stripLengths != null;
    }

    private static void checkEnd(long length, long end) throws IOException {
        if (length < end)
            throw new IOException("it is cut off: " + length + " bytes instead of " + end);
    }
}
