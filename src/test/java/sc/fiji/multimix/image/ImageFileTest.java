// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Plot;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.io.FileSaver;
import ij.io.OpenDialog;
import ij.io.Opener;
import ij.io.RoiDecoder;
import ij.plugin.JpegWriter;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {5, 60, 100})
    void readsAGrayJpegAsImageJDoes(int quality) throws IOException {
        ImagePlus noise = new ImagePlus("", noise(62, 50));
        noise.getProcessor().blurGaussian(1);
        Path gray = folder.resolve("gray.jpg");
        assertNull(JpegWriter.save(noise, gray.toString(), quality));
        assertEquals(BufferedImage.TYPE_BYTE_GRAY, ImageIO.read(gray.toFile()).getType());
        assertSameAsImageJ(gray);
        // three equal channels, which ImageJ makes one
        Path equal = folder.resolve("equal.jpg");
        ImagePlus rgb = new ImagePlus("", noise.getProcessor().convertToRGB());
        assertNull(JpegWriter.save(rgb, equal.toString(), quality));
        assertSameAsImageJ(equal);
    }

    private static void assertSameAsImageJ(Path file) throws IOException {
        ImagePlus expected = new Opener().openImage(file.toString());
        ImagePlus image = ImageFile.open(file);
        assertEquals(8, image.getBitDepth());
        assertEquals(expected.getTitle(), image.getTitle());
        assertEquals(expected.isInvertedLut(), image.isInvertedLut());
        assertArrayEquals(
                (byte[]) expected.getProcessor().getPixels(),
                (byte[]) image.getProcessor().getPixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "pgm", "gif", "bmp"})
    void opensLosslessFormatsAsTheyWereSaved(String format) throws IOException {
        ByteProcessor pixels = noise(37, 23);
        ImagePlus opened = ImageFile.open(save(new ImagePlus("", pixels), format));
        assertArrayEquals(
                (byte[]) pixels.getPixels(),
                (byte[]) opened.getProcessor().convertToByteProcessor(false).getPixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "pgm", "gif", "bmp", "fits"})
    void givesThePixelsThatImageJGives(String format) throws IOException {
        Path file = save(new ImagePlus("", noise(40, 30)), format);
        ImagePlus expected = new Opener().openImage(file.toString());
        ImagePlus opened = ImageFile.open(file);
        assertEquals(expected.getType(), opened.getType());
        assertEquals(expected.getTitle(), opened.getTitle());
        assertArrayEquals(
                expected.getProcessor().getFloatArray(), opened.getProcessor().getFloatArray());
    }

    @Test
    void givesThePixelsThatImageJGivesForColor() throws IOException {
        ColorProcessor pixels = new ColorProcessor(20, 10);
        for (int i = 0; i < 200; i++) pixels.set(i, 0xff000000 | i * 81234);
        for (String format : List.of("png", "jpg", "tif", "bmp")) {
            Path file = save(new ImagePlus("", pixels), format);
            assertArrayEquals(
                    (int[]) new Opener().openImage(file.toString()).getProcessor().getPixels(),
                    (int[]) ImageFile.open(file).getProcessor().getPixels(),
                    format);
        }
    }

    @Test
    void ignoresTransparencyOfPng() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00102030);
        image.setRGB(1, 0, 0x80405060);
        Path file = folder.resolve("alpha.png");
        ImageIO.write(image, "png", file.toFile());
        int[] pixels = (int[]) ImageFile.open(file).getProcessor().getPixels();
        assertArrayEquals(new int[] {0xff102030, 0xff405060}, pixels);
    }

    @Test
    void keepsAllSixteenBitsOfPng() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 1000);
        image.getRaster().setSample(1, 0, 0, 60001);
        Path file = folder.resolve("gray16.png");
        ImageIO.write(image, "png", file.toFile());
        assertEquals(60001, ImageFile.open(file).getProcessor().get(1, 0));
        assertEquals(1000, ImageFile.open(file).getProcessor().get(0, 0));
    }

    @Test
    void opensStacksWithCalibration() throws IOException {
        ImageStack stack = new ImageStack();
        for (int i = 0; i < 3; i++) stack.addSlice(new FloatProcessor(5, 4, new float[20]));
        ImagePlus image = new ImagePlus("", stack);
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().setUnit("mm");
        ImagePlus opened = ImageFile.open(save(image, "tif"));
        assertEquals(3, opened.getStackSize());
        assertEquals(0.25, opened.getCalibration().pixelWidth);
    }

    @Test
    void saysWhichFileIsMissing() {
        assertMessage(folder.resolve("none.png"), "no such image file");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        assertMessage(Files.createFile(folder.resolve("empty.png")), "0 bytes");
    }

    @Test
    void refusesAFolder() {
        assertMessage(folder, "not a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "dcm", "gif", "bmp", "pgm", "fits", "txt"})
    void refusesTextUnderAnyName(String extension) throws IOException {
        Path file = folder.resolve("text." + extension);
        Files.writeString(file, "This is no image at all, but a text.\n".repeat(30));
        assertMessage(file, "Cannot open the image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "gif", "bmp", "pgm", "fits"})
    void refusesATruncatedFile(String format) throws IOException {
        Path file = save(new ImagePlus("", noise(200, 150)), format);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 6 / 10));
        assertMessage(file, "Cannot open the image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif", "gif", "bmp", "pgm"})
    void refusesAFileThatEndsInItsHeader(String format) throws IOException {
        Path file = save(new ImagePlus("", noise(200, 150)), format);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 9));
        assertMessage(file, "Cannot open the image");
    }

    @Test
    void refusesADamagedPng() throws IOException {
        Path file = save(new ImagePlus("", noise(200, 150)), "png");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 200; i < 600; i++) bytes[i] ^= 0x55;
        Files.write(file, bytes);
        assertMessage(file, "damaged");
    }

    @Test
    void refusesATruncatedStack() throws IOException {
        ImageStack stack = new ImageStack();
        for (int i = 0; i < 4; i++) stack.addSlice(new ShortProcessor(50, 40));
        Path file = save(new ImagePlus("", stack), "tif");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 50 * 40 * 2));
        assertMessage(file, "cut off");
    }

    @Test
    void refusesADamagedZipTiffInsteadOfReadingForEver() throws IOException {
        Path file = folder.resolve("zip.tif");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(TestTiff.zip(64, 64, data -> Arrays.copyOf(data, data.length / 2)));
        }
        assertMessage(file, "damaged");
    }

    @Test
    void opensAZipTiff() throws IOException {
        Path file = folder.resolve("zip.tif");
        Files.write(file, TestTiff.zip(64, 64, data -> data));
        assertEquals(63 % 251, ImageFile.open(file).getProcessor().get(63, 0));
    }

    /** ImageJ would turn it into Java objects, of any class that the file names. */
    @Test
    void aPlotIsAnImageWithoutItsJavaObjects() throws IOException {
        Plot plot = new Plot("plot", "x", "y");
        plot.add("line", new double[] {1, 2}, new double[] {3, 4});
        ImagePlus image = plot.getImagePlus();
        image.setProperty(Plot.PROPERTY_KEY, plot);
        Path file = folder.resolve("plot.tif");
        Files.write(file, new FileSaver(image).serialize());
        ImagePlus shown = new Opener().openImage(file.toString());
        assertNotNull(shown.getProperty(Plot.PROPERTY_KEY));
        ImagePlus opened = ImageFile.open(file);
        assertNull(opened.getProperty(Plot.PROPERTY_KEY));
        assertArrayEquals(
                shown.getProcessor().getFloatArray(), opened.getProcessor().getFloatArray());
    }

    @Test
    void ofAnOverlayPicturesAndDamagedSelectionsAreLeftOut() throws IOException {
        ImagePlus image = new ImagePlus("", noise(20, 20));
        Overlay overlay = new Overlay(new ImageRoi(1, 2, noise(5, 5)));
        image.setOverlay(overlay);
        Path file = folder.resolve("overlay.tif");
        Files.write(file, new FileSaver(image).serialize());
        assertNull(ImageFile.open(file).getOverlay());
        overlay.add(new TextRoi(1, 2, "some text"));
        overlay.add(new Roi(2, 2, 3, 3));
        image.setRoi(new PolygonRoi(new int[] {1, 9, 5}, new int[] {1, 2, 8}, 3, Roi.POLYGON));
        byte[] bytes = new FileSaver(image).serialize();
        Files.write(file, bytes);
        ImagePlus opened = ImageFile.open(file);
        assertEquals(2, opened.getOverlay().size());
        assertEquals("some text", ((TextRoi) opened.getOverlay().get(0)).getText().strip());
        assertEquals(image.getRoi(), opened.getRoi());
        for (int i = 0; i < bytes.length - RoiDecoder.N_COORDINATES; i++)
            if (new String(bytes, i, 4, StandardCharsets.ISO_8859_1).equals("Iout"))
                ByteBuffer.wrap(bytes).putShort(i + RoiDecoder.N_COORDINATES, (short) -1);
        Files.write(file, bytes);
        opened = ImageFile.open(file);
        assertNull(opened.getRoi());
        assertNull(opened.getOverlay());
        assertArrayEquals(
                (byte[]) noise(20, 20).getPixels(), (byte[]) opened.getProcessor().getPixels());
    }

    @Test
    void refusesAnImageLargerThanTheMemory() throws IOException {
        Path file = folder.resolve("huge.pgm");
        Files.writeString(file, "P5 40000 50000 255\n");
        assertMessage(file, "pixels");
        Path tiff = save(new ImagePlus("", noise(16, 16)), "tif");
        assertTrue(ImageFile.open(tiff).getWidth() == 16);
        IOException error =
                assertThrows(IOException.class, () -> ImageFile.checkMemory(Long.MAX_VALUE / 2));
        assertTrue(error.getMessage().contains("memory"), error.getMessage());
    }

    @Test
    void opensFromSeveralThreads() throws IOException {
        List<Path> files =
                List.of(
                        save(new ImagePlus("", noise(60, 50)), "png"),
                        save(new ImagePlus("", noise(61, 50)), "tif"),
                        save(new ImagePlus("", noise(62, 50)), "jpg"),
                        save(new ImagePlus("", noise(63, 50)), "gif"));
        List<Integer> widths =
                IntStream.range(0, 80)
                        .parallel()
                        .mapToObj(i -> width(files.get(i % files.size())))
                        .toList();
        for (int i = 0; i < widths.size(); i++) assertEquals(60 + i % 4, widths.get(i));
    }

    @Test
    void leavesNothingOfImageJsStateChanged() throws IOException {
        OpenDialog.setLastDirectory("/somewhere/");
        OpenDialog.setLastName("last.tif");
        boolean redirecting = IJ.redirectingErrorMessages();
        ImageFile.open(save(new ImagePlus("", noise(9, 9)), "gif"));
        assertEquals("/somewhere/", OpenDialog.getLastDirectory());
        assertEquals("last.tif", OpenDialog.getLastName());
        assertEquals(redirecting, IJ.redirectingErrorMessages());
    }

    @Test
    void knowsImagesByTheirExtension() {
        assertTrue(ImageFile.isImage(Path.of("a/B.PNG")));
        assertTrue(ImageFile.isImage(Path.of("x.y.dcm")));
        assertFalse(ImageFile.isImage(Path.of("notes.txt")));
        assertFalse(
                ImageFile.isImage(Path.of("png")) && ImageFile.isImage(Path.of("a/noextension")));
        assertEquals("b.c", ImageFile.baseName(Path.of("a/b.c.png")));
    }

    private static int width(Path file) {
        try {
            return ImageFile.open(file).getWidth();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertMessage(Path file, String part) {
        IOException error = assertThrows(IOException.class, () -> ImageFile.open(file));
        assertTrue(
                error.toString().contains(part) && error.toString().contains(file.toString()),
                error.toString());
    }

    private Path save(ImagePlus image, String format) {
        Path file = folder.resolve("image" + image.getWidth() + "." + format);
        FileSaver saver = new FileSaver(image);
        boolean saved =
                switch (format) {
                    case "png" -> saver.saveAsPng(file.toString());
                    case "jpg" -> saver.saveAsJpeg(file.toString());
                    case "pgm" -> saver.saveAsPgm(file.toString());
                    case "gif" -> saver.saveAsGif(file.toString());
                    case "bmp" -> saver.saveAsBmp(file.toString());
                    case "fits" -> saver.saveAsFits(file.toString());
                    default ->
                            image.getStackSize() > 1
                                    ? saver.saveAsTiffStack(file.toString())
                                    : saver.saveAsTiff(file.toString());
                };
        assertTrue(saved);
        return file;
    }

    private static ByteProcessor noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(42);
        byte[] pixels = new byte[width * height];
        random.nextBytes(pixels);
        return new ByteProcessor(width, height, pixels);
    }

    @Test
    void tellsDicomByNameAndByContent() throws IOException {
        byte[] dicom = TestDicom.of("MONOCHROME2", "1", "0", 1, 2);
        assertTrue(ImageFile.isDicom(Files.write(folder.resolve("a.DCM"), dicom)));
        assertTrue(ImageFile.isDicom(Files.write(folder.resolve("no extension"), dicom)));
        assertTrue(ImageFile.isDicom(Files.write(folder.resolve("b.fit"), dicom)));
        Path png = folder.resolve("c.png");
        ResultFiles.savePng(new ByteProcessor(2, 2), png);
        assertFalse(ImageFile.isDicom(png));
        assertThrows(IOException.class, () -> ImageFile.isDicom(folder.resolve("missing.dcm")));
    }

    @Test
    void pixelsAreEstimatedFromTheHeader() throws IOException {
        ImageStack stack = new ImageStack();
        for (int i = 0; i < 3; i++) stack.addSlice(new ShortProcessor(30, 20));
        Path tiff = folder.resolve("stack.tif");
        ResultFiles.saveTiff(new ImagePlus("stack", stack), tiff);
        assertEquals(3 * 30 * 20, ImageFile.estimatePixels(tiff));
        Path packed = folder.resolve("zip.tif");
        Files.write(packed, TestTiff.zip(300, 200, UnaryOperator.identity()));
        assertEquals(300 * 200, ImageFile.estimatePixels(packed));
        Path png = folder.resolve("a.png");
        ResultFiles.savePng(new ByteProcessor(400, 300), png);
        assertEquals(400 * 300, ImageFile.estimatePixels(png));
        Path other = folder.resolve("a.pgm");
        Files.write(other, new byte[77]);
        assertEquals(77, ImageFile.estimatePixels(other));
        assertEquals(0, ImageFile.estimatePixels(folder.resolve("missing.tif")));
    }
}
