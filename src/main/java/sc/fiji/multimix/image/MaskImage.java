// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/** Segmentation masks: foreground 255, background 0. */
public final class MaskImage {
    private MaskImage() {}

    /**
     * Reads a mask file of any format and type. A pixel is foreground if its stored value is not 0
     * (color: not black; NaN: background), in any slice. The stored value counts, not the shown
     * one: ImageJ writes binary masks with an inverting LUT, 255 being the foreground shown black.
     *
     * @param mask the mask's file
     * @param image the file of the image it belongs to, for messages
     * @param width of that image in pixels
     * @param height of that image in pixels
     * @return (X, Y), 255 or 0
     * @throws IOException if it cannot be read or has another size than the image
     */
    public static Img<UnsignedByteType> read(Path mask, Path image, int width, int height)
            throws IOException {
        return of(open(mask, image, width, height));
    }

    /** Opens a mask file of its image's size. */
    static ImagePlus open(Path mask, Path image, int width, int height) throws IOException {
        ImagePlus opened = ImageFile.open(mask);
        if (opened.getWidth() != width || opened.getHeight() != height)
            throw new IOException(
                    "Mask and image differ in size: mask "
                            + opened.getWidth()
                            + " x "
                            + opened.getHeight()
                            + " ("
                            + mask
                            + "), image "
                            + width
                            + " x "
                            + height
                            + " ("
                            + image
                            + "). Resize one of them.");
        return opened;
    }

    /** Foreground of an opened mask, as {@link #read} finds it. */
    public static Img<UnsignedByteType> of(ImagePlus mask) {
        byte[] foreground = new byte[mask.getWidth() * mask.getHeight()];
        for (int slice = 1; slice <= mask.getStackSize(); slice++) {
            ImageProcessor pixels = mask.getImageStack().getProcessor(slice);
            if (pixels instanceof ByteProcessor && pixels.isColorLut())
                pixels = pixels.convertToRGB();
            if (pixels instanceof ByteProcessor) {
                byte[] values = (byte[]) pixels.getPixels();
                for (int i = 0; i < foreground.length; i++)
                    if (values[i] != 0) foreground[i] = (byte) 255;
                continue;
            }
            int background = pixels instanceof ColorProcessor ? 0xffffff : 0;
            for (int i = 0; i < foreground.length; i++)
                if (isForeground(pixels, i, background)) foreground[i] = (byte) 255;
        }
        return ArrayImgs.unsignedBytes(foreground, mask.getWidth(), mask.getHeight());
    }

    private static boolean isForeground(ImageProcessor pixels, int i, int colorBits) {
        if (colorBits != 0) return (pixels.get(i) & colorBits) != 0;
        float value = pixels.getf(i);
        return value != 0 && !Float.isNaN(value);
    }

    /**
     * The 8-bit mask, 0/255, of a probability image, of its size, stack dimensions and calibration.
     *
     * @param probability 32-bit foreground probabilities
     * @param threshold probability from which a pixel is foreground, in (0, 1]
     * @param title of the result
     */
    public static ImagePlus threshold(ImagePlus probability, double threshold, String title) {
        if (!(threshold > 0 && threshold <= 1))
            throw new IllegalArgumentException(
                    "The threshold must be in (0, 1], but is " + threshold);
        List<Img<UnsignedByteType>> masks = new ArrayList<>();
        for (int slice = 1; slice <= probability.getStackSize(); slice++)
            masks.add(threshold(values(probability, slice), threshold));
        return ResultImages.bytes(title, masks, probability);
    }

    /** The stored values, whatever the LUT. */
    private static Img<FloatType> values(ImagePlus image, int slice) {
        FloatProcessor pixels = image.getImageStack().getProcessor(slice).convertToFloatProcessor();
        return ArrayImgs.floats((float[]) pixels.getPixels(), image.getWidth(), image.getHeight());
    }

    /** The mask, 0/255, of foreground probabilities; NaN is background. */
    public static Img<UnsignedByteType> threshold(Img<FloatType> probability, double threshold) {
        float[] values = PixelArrays.floats(probability);
        byte[] mask = new byte[values.length];
        for (int i = 0; i < mask.length; i++) mask[i] = (byte) (values[i] >= threshold ? 255 : 0);
        return ArrayImgs.unsignedBytes(mask, probability.dimension(0), probability.dimension(1));
    }

    /** Part of a mask's pixels that is foreground, in [0, 1]. */
    public static double foreground(Img<UnsignedByteType> mask) {
        byte[] pixels = PixelArrays.bytes(mask);
        int foreground = 0;
        for (byte pixel : pixels) if (pixel != 0) foreground++;
        return (double) foreground / pixels.length;
    }
}
