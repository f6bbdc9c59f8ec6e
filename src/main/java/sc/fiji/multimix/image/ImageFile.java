// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.io.Opener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * An image file on disk, opened as ImageJ's {@code File > Open...} does, but with every problem as
 * an {@link IOException}: no dialog, no log window, no aborted macro.
 *
 * <p>Damage is an error, never a partly black image: ImageJ alone fills the missing end of a
 * truncated file with zeros. May be called from several threads.
 */
public final class ImageFile {
    /** Extensions, in lower case, of the files that count as images in a folder. */
    public static final Set<String> EXTENSIONS =
            Set.of(
                    "png", "jpg", "jpeg", "tif", "tiff", "dcm", "dicom", "gif", "bmp", "pgm", "ppm",
                    "pbm", "pnm", "fits", "fit");

    private ImageFile() {}

    /** Whether the name ends in one of {@link #EXTENSIONS}, in upper or lower case. */
    public static boolean isImage(Path file) {
        return EXTENSIONS.contains(extension(file).toLowerCase(Locale.ROOT));
    }

    /** The name without its folder and extension: {@code a/b.c.png} gives {@code b.c}. */
    public static String baseName(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String extension(Path file) {
        String name = name(file);
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    /**
     * Opens an image without showing it.
     *
     * @return the image with its calibration; a stack if the file holds several images
     * @throws IOException if the file is missing, empty, not an image, damaged, truncated or too
     *     large for the memory; the message names the file
     */
    public static ImagePlus open(Path file) throws IOException {
        checkReadable(file);
        try {
            return decode(file.toAbsolutePath());
        } catch (OutOfMemoryError e) {
            throw new IOException(tooLarge(file), e);
        } catch (IOException e) {
            throw new IOException("Cannot open the image " + file + ": " + reason(e), e);
        } catch (RuntimeException e) {
            throw new IOException(
                    "Cannot open the image " + file + ": it is damaged (" + reason(e) + ")", e);
        }
    }

    /**
     * Pixels of all images of a file, before it is opened: as its header says, where that is read
     * in a moment (TIFF, PNG, JPEG, BMP, GIF), else as many as it has bytes.
     *
     * @return at least 0; of a file that cannot be read, anything: {@link #open} says why it cannot
     */
    public static long estimatePixels(Path file) {
        try {
            long pixels =
                    isTiff(start(file))
                            ? TiffCheck.pixels(file.toAbsolutePath())
                            : StrictImageIO.pixels(file);
            return pixels > 0 ? pixels : Files.size(file);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return 0;
        }
    }

    /**
     * Whether a file is DICOM by its name or by what is in it: it may then name a patient.
     *
     * @throws IOException with the path if it cannot be read
     */
    public static boolean isDicom(Path file) throws IOException {
        checkReadable(file);
        return Set.of("dcm", "dicom").contains(extension(file).toLowerCase(Locale.ROOT))
                || new Opener().getFileType(file.toAbsolutePath().toString()) == Opener.DICOM;
    }

    /**
     * Checks, without reading it, that there is a file.
     *
     * @throws IOException if it is missing, empty or a folder; the message names it
     */
    public static void checkReadable(Path file) throws IOException {
        if (!Files.exists(file))
            throw new NoSuchFileException(
                    file.toString(),
                    null,
                    Files.isSymbolicLink(file)
                            ? "it is a link to a place where there is nothing"
                            : "there is no such image file");
        if (FileNames.isUnspeakable(file))
            throw new IOException(
                    "Cannot open the image "
                            + file
                            + ": Java cannot name it"
                            + FileNames.encoding());
        if (!Files.isRegularFile(file))
            throw new IOException("Cannot open the image " + file + ": it is not a file");
        if (Files.size(file) == 0)
            throw new IOException(
                    "Cannot open the image " + file + ": the file is empty (0 bytes)");
    }

    private static ImagePlus decode(Path file) throws IOException {
        byte[] start = start(file);
        if (startsWith(start, 0x89, 'P', 'N', 'G')) return StrictImageIO.read(file);
        if (startsWith(start, 0xff, 0xd8, 0xff)) {
            ImagePlus gray = StrictImageIO.readGrayJpeg(file);
            return gray == null ? QuietOpener.open(file) : gray;
        }
        if (startsWith(start, 'G', 'I', 'F', '8')) {
            StrictImageIO.checkGif(file);
            GifBlocks.check(file);
            return QuietOpener.open(file);
        }
        if (startsWith(start, 'B', 'M')) return StrictImageIO.read(file);
        if (isTiff(start)) return QuietOpener.openTiff(file);
        return QuietOpener.open(file);
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(4);
        }
    }

    private static boolean isTiff(byte[] start) {
        return startsWith(start, 'I', 'I', 42, 0) || startsWith(start, 'M', 'M', 0, 42);
    }

    private static boolean startsWith(byte[] start, int... magic) {
        if (start.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) if ((start[i] & 0xff) != magic[i]) return false;
        return true;
    }

    /** Throws if an image of so many bytes cannot fit into the memory still free. */
    static void checkMemory(long bytes) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        // What waits for the garbage collector counts as used: only refuse the hopeless.
        if (bytes > Math.max(free, runtime.maxMemory() / 2))
            throw new TooLargeException(
                    "it needs "
                            + bytes / (1 << 20)
                            + " MB, more than the memory has ("
                            + free / (1 << 20)
                            + " of "
                            + runtime.maxMemory() / (1 << 20)
                            + " MB free). Give Java more memory or make the image smaller");
    }

    private static String tooLarge(Path file) {
        return "Cannot open the image "
                + file
                + ": it is too large for the memory of "
                + Runtime.getRuntime().maxMemory() / (1 << 20)
                + " MB. Give Java more memory or make the image smaller";
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
