// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Java's own decoders of PNG, BMP, JPEG and GIF, with every warning ("premature end of input file")
 * as an error.
 */
final class StrictImageIO {
    private StrictImageIO() {}

    /**
     * Reads a PNG or BMP file: the pixels that ImageJ gives it, except that transparency is ignored
     * where ImageJ would paint over white.
     */
    static ImagePlus read(Path file) throws IOException {
        return withInfo(toImagePlus(name(file), decode(file)), file, FileInfo.IMAGEIO);
    }

    /**
     * Reads a JPEG file of plain gray values: the pixels that ImageJ gives it, in a tenth of the
     * time and on several threads at once.
     *
     * @return null if it has colors or a profile, whose pixels depend on the reader
     */
    static ImagePlus readGrayJpeg(Path file) throws IOException {
        BufferedImage image = decode(file);
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) return null;
        return withInfo(toImagePlus(name(file), image), file, FileInfo.GIF_OR_JPG);
    }

    private static ImagePlus withInfo(ImagePlus image, Path file, int format) {
        FileInfo info = new FileInfo();
        info.fileFormat = format;
        info.fileName = name(file);
        info.directory = QuietOpener.folder(file);
        image.setFileInfo(info);
        return image;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Decodes all images of a GIF file, for the errors only. */
    static void checkGif(Path file) throws IOException {
        decode(file);
    }

    /** Pixels of all images as the headers say; 0 if Java has no decoder. */
    static long pixels(Path file) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) return 0;
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                long pixels = 0;
                int count = reader.getNumImages(true);
                for (int i = 0; i < count; i++)
                    pixels += (long) reader.getWidth(i) * reader.getHeight(i);
                return pixels;
            } finally {
                reader.dispose();
            }
        }
    }

    /** The first image, once all have been decoded. */
    private static BufferedImage decode(Path file) throws IOException {
        // straight from the file: ImageIO's default would make a cache file of it
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IOException("it is damaged (unknown format)");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                List<String> warnings = new ArrayList<>();
                reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
                checkMemory(reader);
                BufferedImage first = reader.read(0);
                for (int i = 1; i < reader.getNumImages(true); i++) reader.read(i);
                if (!warnings.isEmpty())
                    throw new IOException("it is damaged or cut off (" + warnings.get(0) + ")");
                return first;
            } catch (IIOException | IndexOutOfBoundsException e) {
                throw new IOException("it is damaged or cut off (" + cause(e) + ")", e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void checkMemory(ImageReader reader) throws IOException {
        int count = reader.getNumImages(true);
        if (count == 0) throw new IOException("it is damaged (no image in it)");
        long bytes = 0;
        for (int i = 0; i < count; i++) // up to 4 a pixel, and once more when ImageJ copies it
        bytes += 8L * reader.getWidth(i) * reader.getHeight(i);
        ImageFile.checkMemory(bytes);
    }

    private static String cause(Throwable e) {
        String cause = e.getCause() == null ? "" : ": " + e.getCause();
        return e.getMessage() + cause;
    }

    private static ImagePlus toImagePlus(String title, BufferedImage image) {
        Raster raster = image.getRaster();
        if (!image.getColorModel().hasAlpha()) return new ImagePlus(title, image);
        if (raster.getNumBands() == 2) return new ImagePlus(title, firstBand(raster));
        return new ImagePlus(title, opaque(image));
    }

    /** Gray values of an image of gray and alpha. */
    private static ImageProcessor firstBand(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] values = raster.getSamples(0, 0, width, height, 0, (int[]) null);
        if (raster.getDataBuffer().getDataType() == DataBuffer.TYPE_USHORT) {
            short[] pixels = new short[values.length];
            for (int i = 0; i < pixels.length; i++) pixels[i] = (short) values[i];
            return new ShortProcessor(width, height, pixels, null);
        }
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) values[i];
        return new ByteProcessor(width, height, pixels);
    }

    /** The colors without the transparency. */
    private static ColorProcessor opaque(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < pixels.length; i++) pixels[i] |= 0xff000000;
        return new ColorProcessor(width, height, pixels);
    }
}
