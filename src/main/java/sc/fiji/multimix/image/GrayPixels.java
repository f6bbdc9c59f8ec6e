// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.awt.image.IndexColorModel;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Gray values of an image as a person sees them: what looks brighter has the larger value.
 *
 * <p>8- and 16-bit pixels in calibrated values ({@link Calibration#getCValue}), 32-bit ones as they
 * are; RGB and 8-bit color (with a colored LUT) by luminance, 0.299 R + 0.587 G + 0.114 B (ITU-R
 * BT.601), transparency ignored. An image shown with an inverting LUT, or calibrated by a falling
 * function, is reflected (lowest + highest possible value - value). NaN and infinite pixels become
 * the smallest finite value of the slice. The image is only read: its slice, ROI, display range and
 * window stay.
 */
public final class GrayPixels {
    private GrayPixels() {}

    /**
     * Gray values of one slice.
     *
     * @param slice index in the stack from 1; the channels of a composite image are slices
     * @return (X, Y)
     * @throws IllegalArgumentException if there is no such slice or all its pixels are NaN
     */
    public static Img<FloatType> of(ImagePlus image, int slice) {
        if (image.getProcessor() == null)
            throw new IllegalArgumentException("The image is empty: open an image first.");
        if (slice < 1 || slice > image.getStackSize())
            throw new IllegalArgumentException(
                    "No slice " + slice + ": the image has " + image.getStackSize() + " slices.");
        ImageProcessor processor =
                image.getStackSize() == 1
                        ? image.getProcessor()
                        : image.getImageStack().getProcessor(slice);
        float[] values = values(image, slice, processor);
        replaceNonFinite(values);
        return ArrayImgs.floats(values, processor.getWidth(), processor.getHeight());
    }

    /**
     * Gray values of a 2-D image of any numeric type; NaN and infinite pixels replaced as above.
     *
     * @return (X, Y), starting at (0, 0)
     */
    public static Img<FloatType> of(RandomAccessibleInterval<? extends RealType<?>> image) {
        if (image.numDimensions() != 2)
            throw new IllegalArgumentException(
                    "A 2-D image is needed, but this one has "
                            + image.numDimensions()
                            + " dimensions.");
        float[] values = new float[Math.toIntExact(image.dimension(0) * image.dimension(1))];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < values.length; i++) values[i] = cursor.next().getRealFloat();
        replaceNonFinite(values);
        return ArrayImgs.floats(values, image.dimension(0), image.dimension(1));
    }

    private static float[] values(ImagePlus image, int slice, ImageProcessor processor) {
        boolean inverted = isInverted(image, slice);
        Object pixels = processor.getPixels();
        if (pixels instanceof int[] rgb) return luminance(rgb);
        if (pixels instanceof byte[] bytes) {
            boolean indexed = !image.isComposite() && image.getProcessor().isColorLut();
            float[] table =
                    indexed
                            ? luminance((IndexColorModel) image.getProcessor().getLut())
                            : table(image.getLocalCalibration(), 256, inverted);
            float[] values = new float[bytes.length];
            for (int i = 0; i < values.length; i++) values[i] = table[bytes[i] & 0xff];
            return values;
        }
        if (pixels instanceof short[] shorts) {
            float[] table = table(image.getLocalCalibration(), 65536, inverted);
            float[] values = new float[shorts.length];
            for (int i = 0; i < values.length; i++) values[i] = table[shorts[i] & 0xffff];
            return values;
        }
        float[] values = ((float[]) pixels).clone();
        if (inverted) reflect(values);
        return values;
    }

    private static boolean isInverted(ImagePlus image, int slice) {
        if (!(image instanceof CompositeImage)) return image.isInvertedLut();
        LUT lut = image.getLuts()[image.convertIndexToPosition(slice)[0] - 1];
        float[] shown = luminance(lut);
        return shown[0] > shown[shown.length - 1];
    }

    /** The gray value of each raw value, rising from dark to bright. */
    private static float[] table(Calibration calibration, int size, boolean inverted) {
        float[] table = new float[size];
        for (int i = 0; i < size; i++) table[i] = (float) calibration.getCValue(i);
        if (inverted != isFalling(table)) reflect(table);
        return table;
    }

    private static boolean isFalling(float[] table) {
        int first = 0;
        int last = table.length - 1;
        while (first < last && !Float.isFinite(table[first])) first++;
        while (first < last && !Float.isFinite(table[last])) last--;
        return table[first] > table[last];
    }

    private static void reflect(float[] values) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (!Float.isFinite(value)) continue;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        for (int i = 0; i < values.length; i++)
            values[i] = (float) ((double) min + max - values[i]);
    }

    private static float[] luminance(IndexColorModel lut) {
        float[] table = new float[256];
        for (int i = 0; i < lut.getMapSize(); i++)
            table[i] = luminance(lut.getRed(i), lut.getGreen(i), lut.getBlue(i));
        return table;
    }

    private static float[] luminance(int[] rgb) {
        float[] values = new float[rgb.length];
        for (int i = 0; i < values.length; i++)
            values[i] = luminance(rgb[i] >> 16 & 0xff, rgb[i] >> 8 & 0xff, rgb[i] & 0xff);
        return values;
    }

    private static float luminance(int red, int green, int blue) {
        // whole numbers first: gray stays exactly the gray it is
        return (299 * red + 587 * green + 114 * blue) / 1000f;
    }

    private static void replaceNonFinite(float[] values) {
        boolean all = true;
        for (float value : values) all &= Float.isFinite(value);
        if (all) return;
        float min = Float.POSITIVE_INFINITY;
        for (float value : values) if (Float.isFinite(value)) min = Math.min(min, value);
        if (min == Float.POSITIVE_INFINITY)
            throw new IllegalArgumentException(
                    "All pixels are NaN or infinite: there is nothing to see in this image. Check"
                            + " the file or leave it out.");
        for (int i = 0; i < values.length; i++) if (!Float.isFinite(values[i])) values[i] = min;
    }
}
