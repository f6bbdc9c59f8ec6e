// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A single image read from disk and prepared for the network.
 *
 * @param image as the network sees it, 0..255
 * @param thumbnail of that, {@link #THUMBNAIL} pixels wide and high
 * @param facts of the file
 */
public record PreparedImage(
        Img<UnsignedByteType> image, Img<UnsignedByteType> thumbnail, ImageFacts facts) {
    /** Side of a thumbnail in pixels. */
    public static final int THUMBNAIL = 64;

    /**
     * Reads and prepares a file.
     *
     * @throws IOException if it cannot be opened, is a stack, constant, or without finite pixels;
     *     the message names the file
     */
    public static PreparedImage read(Path file, Preprocessing preprocessing) throws IOException {
        SourceImage source = SourceImage.open(file);
        if (source.slices() != 1)
            throw new IOException(
                    "Cannot train with a stack: "
                            + file
                            + " has "
                            + source.slices()
                            + " slices. Save each as an image of its own (Image > Stacks > Stack to"
                            + " Images).");
        return first(source, file, preprocessing);
    }

    /**
     * Reads and prepares a file, of a stack the first slice.
     *
     * @throws IOException as {@link #read}, but for a stack
     */
    public static PreparedImage readFirst(Path file, Preprocessing preprocessing)
            throws IOException {
        return first(SourceImage.open(file), file, preprocessing);
    }

    private static PreparedImage first(SourceImage source, Path file, Preprocessing preprocessing)
            throws IOException {
        try {
            Img<FloatType> gray = source.gray(1);
            IntensityScaling.Range range = preprocessing.scaling().range(gray);
            Img<UnsignedByteType> image = preprocessing.apply(gray, range);
            return new PreparedImage(
                    image,
                    Resize.bytes(image, THUMBNAIL, THUMBNAIL),
                    ImageFacts.of(source, gray, range));
        } catch (IllegalArgumentException e) {
            throw new IOException("Cannot use the image " + file + ": " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new IOException(
                    "Not enough memory to prepare the image "
                            + file
                            + ". Give Java more memory or make the image smaller",
                    e);
        }
    }

    /** Width of the file's image in pixels. */
    public int width() {
        return facts.width();
    }

    /** Height of the file's image in pixels. */
    public int height() {
        return facts.height();
    }
}
