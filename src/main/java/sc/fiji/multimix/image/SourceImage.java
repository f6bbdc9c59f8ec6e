// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * An image to be analysed: its gray slices, and results saved with its pixel size and stack layout.
 * For code that knows ImgLib2 only.
 */
public final class SourceImage {
    private final ImagePlus image;

    private SourceImage(ImagePlus image) {
        this.image = image;
    }

    /**
     * Opens a file, see {@link ImageFile#open}. Its calibration is its own, whether ImageJ has a
     * global one or not: that is away while any thread reads a file.
     */
    public static SourceImage open(Path file) throws IOException {
        ImagePlus image = ImageFile.open(file);
        image.setIgnoreGlobalCalibration(true);
        return new SourceImage(image);
    }

    /** Takes an image of ImageJ, which is only read. */
    public static SourceImage of(ImagePlus image) {
        return new SourceImage(image);
    }

    /** Width in pixels. */
    public int width() {
        return image.getWidth();
    }

    /** Height in pixels. */
    public int height() {
        return image.getHeight();
    }

    /** Number of slices of the stack, channels and frames included; 1 for a single image. */
    public int slices() {
        return image.getStackSize();
    }

    /** Bits of a pixel: 8, 16 or 32; 24 for RGB. */
    public int bitDepth() {
        return image.getBitDepth();
    }

    /** Part of a slice's pixels whose color a person would notice, in [0, 1]. */
    double colored(int slice) {
        return GrayFacts.colored(image, slice);
    }

    /** Size of a pixel, as the image's calibration says. */
    public PixelSize pixelSize() {
        return PixelSize.of(image);
    }

    /** Gray values of a slice, counted from 1, see {@link GrayPixels}. */
    public Img<FloatType> gray(int slice) {
        return GrayPixels.of(image, slice);
    }

    /**
     * Gray values of a slice with their range.
     *
     * @param slice counted from 1
     * @throws IllegalArgumentException if all pixels are equal
     */
    public GraySlice graySlice(int slice) {
        Img<FloatType> gray = gray(slice);
        return new GraySlice(slice, gray, IntensityScaling.DEFAULTS.range(gray));
    }

    /** What is seen of a slice before its gray values are stretched. */
    public GrayFacts facts(GraySlice slice) {
        return GrayFacts.of(image, slice.slice(), slice.gray(), slice::range);
    }

    /** What is seen of a slice, counted from 1, before its gray values are stretched. */
    public GrayFacts facts(int slice) {
        return facts(slice, gray(slice));
    }

    /** The same, for who has the slice's gray values already. */
    public GrayFacts facts(int slice, Img<FloatType> gray) {
        return GrayFacts.of(image, slice, gray, () -> IntensityScaling.DEFAULTS.range(gray));
    }

    /**
     * Saves masks: as PNG if there is one slice, else as TIFF stack.
     *
     * @param masks one per slice, foreground 255, (X, Y)
     * @param file without extension
     * @return the file written
     */
    public Path saveMask(List<Img<UnsignedByteType>> masks, Path file) throws IOException {
        if (masks.size() == 1) {
            Path png = withExtension(file, ".png");
            ResultFiles.savePng(ResultImages.bytes(masks.get(0)), png);
            return png;
        }
        Path tiff = withExtension(file, ".tif");
        save(ResultImages.bytes(title(tiff), masks, image), tiff);
        return tiff;
    }

    /**
     * Saves a stack with the outlines of its masks as TIFF in RGB.
     *
     * @param masks one per slice, foreground 255, (X, Y)
     * @param file without extension
     * @return the file written
     */
    public Path saveOverlay(List<Img<UnsignedByteType>> masks, Path file) throws IOException {
        Path tiff = withExtension(file, ".tif");
        ImageStack pictures = new ImageStack();
        for (int slice = 1; slice <= masks.size(); slice++)
            pictures.addSlice(OverlayPicture.of(gray(slice), masks.get(slice - 1)).convertToRGB());
        save(new ImagePlus(title(tiff), pictures), tiff);
        return tiff;
    }

    /**
     * Saves a slice with the outline of its mask as PNG picture.
     *
     * @param mask foreground 255, (X, Y)
     * @param file without extension
     * @return the file written
     */
    public static Path saveOverlay(GraySlice slice, Img<UnsignedByteType> mask, Path file)
            throws IOException {
        Path png = withExtension(file, ".png");
        ResultFiles.savePng(OverlayPicture.of(slice.gray(), slice.range(), mask), png);
        return png;
    }

    /**
     * Saves the gray values of one slice as 32-bit TIFF with the size of the pixels, and with
     * nothing else of what the file says: no tags, names or dates.
     *
     * @param slice counted from 1
     * @param file without extension
     * @return the file written
     */
    public Path saveGray(int slice, Path file) throws IOException {
        Path tiff = withExtension(file, ".tif");
        ImagePlus gray = new ImagePlus(title(tiff), ResultImages.floats(gray(slice)));
        Calibration calibration = image.getLocalCalibration().copy();
        calibration.disableDensityCalibration();
        calibration.info = null;
        gray.setCalibration(calibration);
        save(gray, tiff);
        return tiff;
    }

    /**
     * Saves saliency maps as 32-bit TIFF in "Fire" colors.
     *
     * @param maps one per slice, raw gradient magnitude, (X, Y)
     * @param file without extension
     * @return the file written
     */
    public Path saveSaliency(List<Img<FloatType>> maps, Path file) throws IOException {
        Path tiff = withExtension(file, ".tif");
        save(ResultImages.saliency(title(tiff), maps, image), tiff);
        return tiff;
    }

    /** Saves a result with the calibration that it has itself, for the reason of {@link #open}. */
    private static void save(ImagePlus result, Path tiff) throws IOException {
        result.setIgnoreGlobalCalibration(true);
        ResultFiles.saveTiff(result, tiff);
    }

    private static Path withExtension(Path file, String extension) {
        return file.resolveSibling(file.getFileName() + extension);
    }

    private static String title(Path file) {
        return String.valueOf(file.getFileName());
    }
}
