// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrayPixelsTest {
    @Test
    void readsEightSixteenAndThirtyTwoBits() {
        assertArrayEquals(new float[] {0, 127, 255}, gray(bytes(0, 127, 255)));
        short[] shorts = {0, 1000, (short) 65535};
        assertArrayEquals(
                new float[] {0, 1000, 65535}, gray(new ShortProcessor(3, 1, shorts, null)));
        float[] floats = {-1.5f, 0, 3e7f};
        assertArrayEquals(floats, gray(new FloatProcessor(3, 1, floats)));
    }

    @Test
    void takesTheLuminanceOfColor() {
        int[] pixels = {0xffff0000, 0xff00ff00, 0x000000ff, 0x80808080};
        assertArrayEquals(
                new float[] {76.245f, 149.685f, 29.07f, 128},
                gray(new ColorProcessor(4, 1, pixels)));
    }

    @Test
    void takesTheLuminanceOfIndexedColor() {
        byte[] reds = new byte[256];
        byte[] greens = new byte[256];
        byte[] blues = new byte[256];
        reds[3] = (byte) 255;
        greens[4] = (byte) 255;
        ByteProcessor pixels = bytes(3, 4, 5);
        pixels.setColorModel(new LUT(reds, greens, blues));
        ImagePlus image = new ImagePlus("", pixels);
        assertArrayEquals(new float[] {76.245f, 149.685f, 0}, values(GrayPixels.of(image, 1)));
    }

    @Test
    void takesTheLuminanceOfAnIndexedPngFile(@TempDir Path folder) throws IOException {
        byte[] reds = {0, 100, (byte) 200};
        byte[] greens = {0, 0, (byte) 200};
        IndexColorModel palette = new IndexColorModel(8, 3, reds, greens, new byte[3]);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSample(0, 0, 0, 2);
        image.getRaster().setSample(1, 0, 0, 1);
        Path file = folder.resolve("indexed.png");
        ImageIO.write(image, "png", file.toFile());
        assertArrayEquals(new float[] {177.2f, 29.9f}, gray(file));
    }

    @Test
    void reflectsWhatIsShownInverted() {
        ByteProcessor pixels = bytes(0, 10, 255);
        pixels.invertLut();
        assertArrayEquals(new float[] {255, 245, 0}, gray(pixels));
        FloatProcessor floats = new FloatProcessor(3, 1, new float[] {1, 2, 4});
        floats.invertLut();
        assertArrayEquals(new float[] {4, 3, 1}, gray(floats));
    }

    @Test
    void keepsWhatIsStretchedForDisplay() {
        ShortProcessor pixels = new ShortProcessor(3, 1, new short[] {5, 500, 5000}, null);
        pixels.setMinAndMax(100, 1000);
        assertArrayEquals(new float[] {5, 500, 5000}, gray(pixels));
        ByteProcessor bytes = bytes(5, 50, 250);
        bytes.setMinAndMax(20, 60);
        assertArrayEquals(new float[] {5, 50, 250}, gray(bytes));
    }

    @Test
    void appliesTheCalibrationFunction() {
        ImagePlus image = new ImagePlus("", bytes(0, 1, 100));
        image.getCalibration()
                .setFunction(Calibration.STRAIGHT_LINE, new double[] {-1000, 2}, "HU");
        assertArrayEquals(new float[] {-1000, -998, -800}, values(GrayPixels.of(image, 1)));
    }

    @Test
    void appliesSignedSixteenBits() {
        ShortProcessor pixels = new ShortProcessor(2, 1, new short[] {0, (short) 32769}, null);
        ImagePlus image = new ImagePlus("", pixels);
        image.getCalibration().setSigned16BitCalibration();
        assertArrayEquals(new float[] {-32768, 1}, values(GrayPixels.of(image, 1)));
    }

    @Test
    void appliesTheImagesOwnFunctionUnderAGlobalCalibration() {
        ImagePlus image = new ImagePlus("", bytes(0, 1));
        image.getCalibration()
                .setFunction(Calibration.STRAIGHT_LINE, new double[] {-1000, 2}, "HU");
        image.setGlobalCalibration(new Calibration());
        try {
            assertArrayEquals(new float[] {-1000, -998}, values(GrayPixels.of(image, 1)));
        } finally {
            image.setGlobalCalibration(null);
        }
    }

    @Test
    void keepsBrightBrightUnderAFallingCalibration() {
        // NIH Image's inverted images: falling function and inverting LUT, value = brightness
        double[] falling = {255, -1};
        ByteProcessor pixels = bytes(0, 10, 255);
        pixels.invertLut();
        ImagePlus image = new ImagePlus("", pixels);
        image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, falling, "gray");
        assertArrayEquals(new float[] {255, 245, 0}, values(GrayPixels.of(image, 1)));
        ImagePlus upright = new ImagePlus("", bytes(0, 10, 255));
        upright.getCalibration().setFunction(Calibration.STRAIGHT_LINE, falling, "gray");
        assertArrayEquals(new float[] {0, 10, 255}, values(GrayPixels.of(upright, 1)));
    }

    @Test
    void replacesNonFinitePixelsByTheSmallestFiniteOne() {
        float[] pixels = {Float.NaN, 3, Float.POSITIVE_INFINITY, -2, Float.NEGATIVE_INFINITY};
        assertArrayEquals(new float[] {-2, 3, -2, -2, -2}, gray(new FloatProcessor(5, 1, pixels)));
        assertTrue(Float.isNaN(pixels[0]), "the image itself stays");
    }

    @Test
    void refusesAnImageOfNothingButNaN() {
        FloatProcessor pixels = new FloatProcessor(2, 1, new float[] {Float.NaN, Float.NaN});
        String message =
                assertThrows(IllegalArgumentException.class, () -> gray(pixels)).getMessage();
        assertTrue(message.contains("NaN"), message);
    }

    @Test
    void readsEachSliceAndLeavesTheStackAsItIs() {
        ImageStack stack = new ImageStack();
        for (int i = 1; i <= 3; i++) stack.addSlice(bytes(i, 2 * i, 3 * i));
        ImagePlus image = new ImagePlus("", stack);
        image.setSlice(2);
        Roi roi = new Roi(0, 0, 1, 1);
        image.setRoi(roi);
        image.setDisplayRange(1, 2);
        ImageProcessor shown = image.getProcessor();
        assertArrayEquals(new float[] {3, 6, 9}, values(GrayPixels.of(image, 3)));
        assertArrayEquals(new float[] {1, 2, 3}, values(GrayPixels.of(image, 1)));
        assertEquals(2, image.getCurrentSlice());
        assertSame(roi, image.getRoi());
        assertEquals(1, image.getDisplayRangeMin());
        assertSame(shown, image.getProcessor());
    }

    @Test
    void readsChannelsAsSlices() {
        ImageStack stack = new ImageStack();
        stack.addSlice(bytes(1, 2));
        stack.addSlice(bytes(30, 40));
        ImagePlus plain = new ImagePlus("", stack);
        plain.setDimensions(2, 1, 1);
        CompositeImage image = new CompositeImage(plain, IJ.COMPOSITE);
        assertArrayEquals(new float[] {1, 2}, values(GrayPixels.of(image, 1)));
        assertArrayEquals(new float[] {30, 40}, values(GrayPixels.of(image, 2)));
    }

    @Test
    void refusesSlicesThatAreNotThere() {
        ImagePlus image = new ImagePlus("", bytes(1, 2));
        assertThrows(IllegalArgumentException.class, () -> GrayPixels.of(image, 0));
        assertThrows(IllegalArgumentException.class, () -> GrayPixels.of(image, 2));
        assertThrows(IllegalArgumentException.class, () -> GrayPixels.of(new ImagePlus(), 1));
    }

    @Test
    void readsImgLib2ImagesOfAnyTypeAndOrigin() {
        Img<FloatType> image = ArrayImgs.floats(new float[] {1, 2, Float.NaN, 4}, 2, 2);
        assertArrayEquals(
                new float[] {1, 2, 1, 4}, values(GrayPixels.of(Views.translate(image, 5, -3))));
        assertArrayEquals(
                new float[] {1, 1, 2, 4}, values(GrayPixels.of(Views.permute(image, 0, 1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> GrayPixels.of(ArrayImgs.unsignedBytes(2, 2, 2)));
    }

    @Test
    void readsDicomInPhysicalValues(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.dcm");
        Files.write(file, TestDicom.of("MONOCHROME2", "1", "-1024", 0, 1000, 4000));
        assertArrayEquals(new float[] {-1024, -24, 2976}, gray(file));
        Files.write(file, TestDicom.of("MONOCHROME2", "0.5", "10", 0, 1000, 4000));
        assertArrayEquals(new float[] {10, 510, 2010}, gray(file));
    }

    @Test
    void seesInvertedDicomAsItIsShown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.dcm");
        Files.write(file, TestDicom.of("MONOCHROME1", "1", "0", 0, 1000, 4000));
        assertArrayEquals(new float[] {65535, 64535, 61535}, gray(file));
    }

    @Test
    void refusesTruncatedDicom(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.dcm");
        byte[] bytes = TestDicom.of("MONOCHROME2", "1", "0", 0, 1000, 4000);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 2));
        IOException error = assertThrows(IOException.class, () -> ImageFile.open(file));
        assertTrue(error.getMessage().contains("cut off"), error.getMessage());
    }

    private static float[] gray(Path file) throws IOException {
        return values(GrayPixels.of(ImageFile.open(file), 1));
    }

    private static float[] gray(ImageProcessor pixels) {
        return values(GrayPixels.of(new ImagePlus("", pixels), 1));
    }

    private static ByteProcessor bytes(int... values) {
        ByteProcessor pixels = new ByteProcessor(values.length, 1);
        for (int i = 0; i < values.length; i++) pixels.set(i, values[i]);
        return pixels;
    }

    private static float[] values(Img<FloatType> image) {
        float[] values = new float[(int) image.size()];
        int i = 0;
        for (FloatType value : image) values[i++] = value.get();
        return values;
    }
}
