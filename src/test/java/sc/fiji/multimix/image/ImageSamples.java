// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.plugin.GifWriter;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageOutputStream;

/** Small images of every format, made here, for tests of other packages. */
public final class ImageSamples {
    private static final int WIDTH = 21;
    private static final int HEIGHT = 18;

    private ImageSamples() {}

    /** Gray, colored, indexed, of 16 bits and transparent. */
    public static List<byte[]> png() throws IOException {
        return List.of(
                write("png", gray().getBufferedImage()),
                write("png", color().getBufferedImage()),
                write("png", indexed()),
                write("png", drawn(BufferedImage.TYPE_INT_ARGB)),
                write("png", drawn(BufferedImage.TYPE_BYTE_BINARY)),
                write("png", gray().convertToShortProcessor().get16BitBufferedImage()));
    }

    /** Gray, colored, indexed and compressed. */
    public static List<byte[]> bmp() throws IOException {
        return List.of(
                write("bmp", gray().getBufferedImage()),
                write("bmp", color().getBufferedImage()),
                write("bmp", indexed(), "BI_RLE8"));
    }

    /** Gray, colored and progressive. */
    public static List<byte[]> jpeg() throws IOException {
        return List.of(
                write("jpg", gray().getBufferedImage()),
                write("jpg", color().getBufferedImage()),
                write("jpg", gray().getBufferedImage(), "progressive"));
    }

    /** A picture and a film of three. */
    public static List<byte[]> gif() throws IOException {
        Path film = Files.createTempFile("film", ".gif");
        GifWriter.save(new ImagePlus("film", stack(3)), film.toString());
        byte[] bytes = Files.readAllBytes(film);
        Files.delete(film);
        return List.of(write("gif", indexed()), bytes);
    }

    /** As ImageJ writes them, and compressed in each way that it reads. */
    public static List<byte[]> tiff() throws IOException {
        List<byte[]> files = new ArrayList<>();
        ImagePlus gray = new ImagePlus("gray", gray());
        gray.getCalibration().setUnit("mm");
        gray.getCalibration().pixelWidth = 0.2;
        gray.setProperty("Info", "some text");
        gray.setOverlay(new Roi(2, 3, 8, 9), null, 1, null);
        gray.setRoi(1, 2, 6, 5);
        files.add(new FileSaver(gray).serialize());
        files.add(new FileSaver(new ImagePlus("rgb", color())).serialize());
        files.add(new FileSaver(new ImagePlus("s", gray().convertToShortProcessor())).serialize());
        files.add(new FileSaver(new ImagePlus("f", gray().convertToFloatProcessor())).serialize());
        files.add(new FileSaver(new ImagePlus("stack", stack(3))).serialize());
        for (String compression : List.of("LZW", "PackBits", "ZLib", "Deflate")) {
            files.add(write("tif", gray().getBufferedImage(), compression));
            files.add(write("tif", color().getBufferedImage(), compression));
        }
        files.add(write("tif", drawn(BufferedImage.TYPE_BYTE_BINARY), "PackBits"));
        files.add(write("tif", indexed(), "ZLib"));
        files.add(write("tif", shorts(), "LZW"));
        files.add(TestTiff.zip(WIDTH, HEIGHT, UnaryOperator.identity()));
        files.add(twoDirectories());
        return files;
    }

    /** Of all kinds of pixels that ImageJ reads. */
    public static List<byte[]> dicom() {
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) pixels[i] = i * 7 % 4096;
        int[] bytes = new int[pixels.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = pixels[i] % 256;
        return List.of(
                new TestDicom(WIDTH, HEIGHT, pixels).withPatient().bytes(),
                new TestDicom(WIDTH, HEIGHT, pixels).rescale("0.5", "-100").signed().bytes(),
                new TestDicom(WIDTH, HEIGHT, bytes).bits(8, 8).photometric("MONOCHROME1").bytes(),
                new TestDicom(WIDTH, HEIGHT, pixels).bits(16, 12).implicit().bytes(),
                new TestDicom(WIDTH, HEIGHT, pixels).bigEndian().spacing("0.2\\0.2").bytes(),
                new TestDicom(WIDTH / 3, HEIGHT / 3, pixels).window("20", "30").bytes());
    }

    /** PBM, PGM and PPM, as text and as bytes. */
    public static List<byte[]> portableMap() {
        return List.of(
                ascii("P1\n# a comment\n6 2\n1 0 1 0 1 0\n0 1 0 1 0 1\n"),
                ascii("P2\n4 3\n255\n0 50 100 150 1 2 3 4 5 6 7 255\n"),
                ascii("P3 2 2 255 1 2 3 4 5 6 7 8 9 10 11 12\n"),
                ascii("P4\n16 3\nabcdef"),
                ascii("P5\n5 4\n255\n" + "0123456789abcdefghij"),
                ascii("P5\n5 2\n65535\n" + "0123456789abcdefghij"),
                ascii("P6\n3 2\n255\n" + "0123456789abcdefgh"));
    }

    /** Of bytes, of integers, of floats; the last a cube. */
    public static List<byte[]> fits() {
        return List.of(
                fits(8, "", WIDTH, HEIGHT),
                fits(16, "BZERO   =                32768", WIDTH, HEIGHT),
                fits(32, "", WIDTH, HEIGHT),
                fits(-32, "BSCALE  =                  2.0", WIDTH, HEIGHT),
                fits(-64, "", WIDTH, HEIGHT),
                fits(16, "", 7, 6, 3));
    }

    private static byte[] fits(int bits, String card, int... sizes) {
        StringBuilder header = new StringBuilder();
        card(header, "SIMPLE  =                    T");
        card(header, String.format(Locale.ROOT, "BITPIX  = %20d", bits));
        card(header, String.format(Locale.ROOT, "NAXIS   = %20d", sizes.length));
        int pixels = 1;
        for (int i = 0; i < sizes.length; i++) {
            card(header, String.format(Locale.ROOT, "NAXIS%d  = %20d", i + 1, sizes[i]));
            pixels *= sizes[i];
        }
        if (!card.isEmpty()) card(header, card);
        card(header, "END");
        ByteBuffer file = ByteBuffer.allocate(2880 + pixels * Math.abs(bits) / 8);
        file.put(ascii(header + " ".repeat(2880 - header.length())));
        for (int i = 0; file.hasRemaining(); i++) file.put((byte) (i % 64));
        return file.array();
    }

    private static void card(StringBuilder header, String text) {
        header.append(text).append(" ".repeat(80 - text.length()));
    }

    private static byte[] ascii(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteProcessor gray() {
        byte[] pixels = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i * i % 251);
        return new ByteProcessor(WIDTH, HEIGHT, pixels);
    }

    private static ImageProcessor color() {
        ColorProcessor color = new ColorProcessor(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) color.set(i, i * 0x010307 & 0xffffff);
        return color;
    }

    private static ImageStack stack(int slices) {
        ImageStack stack = new ImageStack();
        for (int i = 1; i <= slices; i++) stack.addSlice("slice " + i, gray());
        return stack;
    }

    private static BufferedImage indexed() {
        byte[] ramp = new byte[256];
        for (int i = 0; i < ramp.length; i++) ramp[i] = (byte) (i / 2);
        IndexColorModel colors = new IndexColorModel(8, 256, ramp, ramp, new byte[256]);
        BufferedImage image =
                new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, colors);
        for (int i = 0; i < WIDTH * HEIGHT; i++)
            image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, i % 256);
        return image;
    }

    private static BufferedImage shorts() {
        return gray().convertToShortProcessor().get16BitBufferedImage();
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        image.createGraphics().drawImage(gray().getBufferedImage(), 0, 0, null);
        return image;
    }

    /** Formats that are refused: a TIFF of a kind that ImageJ does not read, and others. */
    public static List<byte[]> foreign() throws IOException {
        return List.of(
                write("tif", gray().getBufferedImage(), "JPEG"),
                write("wbmp", drawn(BufferedImage.TYPE_BYTE_BINARY)),
                ascii("RIFF\u0010\0\0\0AVI LIST"),
                ascii("Iout\0\1\0\0\0\0\0\0\0\0\0\0"));
    }

    private static byte[] twoDirectories() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 2; i++)
                writer.writeToSequence(new IIOImage(gray().getBufferedImage(), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] write(String format, BufferedImage image) throws IOException {
        return write(format, image, "");
    }

    private static byte[] write(String format, BufferedImage image, String compression)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (compression.equals("progressive")) {
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        } else if (!compression.isEmpty()) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType(compression);
        }
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(image), how);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, metadata), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
