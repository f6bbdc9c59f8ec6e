// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * ImageJ images of results, laid out as the image they come from: pixel size, unit and origin,
 * slice labels, channels, slices and frames. The source's gray value calibration is left behind:
 * results have other values.
 */
public final class ResultImages {
    private ResultImages() {}

    /**
     * A 32-bit image, shown from 0 to 1.
     *
     * @param slices one per slice of the source, (X, Y)
     */
    public static ImagePlus floats(String title, List<Img<FloatType>> slices, ImagePlus source) {
        ImageStack stack = new ImageStack();
        for (Img<FloatType> slice : slices) stack.addSlice(floats(slice));
        ImagePlus result = laidOut(title, stack, source);
        result.setDisplayRange(0, 1);
        return result;
    }

    /**
     * An 8-bit image, shown from 0 to 255.
     *
     * @param slices one per slice of the source, (X, Y)
     */
    public static ImagePlus bytes(
            String title, List<Img<UnsignedByteType>> slices, ImagePlus source) {
        ImageStack stack = new ImageStack();
        for (Img<UnsignedByteType> slice : slices) stack.addSlice(bytes(slice));
        return laidOut(title, stack, source);
    }

    /**
     * A 32-bit saliency image in ImageJ's "Fire" colors, shown from 0 to the 99.5th percentile of
     * its brightest slice, since few pixels are much larger than all others.
     *
     * @param slices raw gradient magnitudes, one per slice of the source, (X, Y)
     */
    public static ImagePlus saliency(String title, List<Img<FloatType>> slices, ImagePlus source) {
        ImagePlus result = floats(title, slices, source);
        result.getProcessor().setColorModel(LutLoader.getLut("fire"));
        if (slices.size() > 1) result.getStack().setColorModel(LutLoader.getLut("fire"));
        double high = 0;
        for (Img<FloatType> slice : slices) high = Math.max(high, highValue(slice));
        result.setDisplayRange(0, high > 0 ? high : 1);
        return result;
    }

    /**
     * An 8-bit image of another size than its source: its pixels are as much larger as there are
     * fewer of them.
     *
     * @param slices one per slice of the source, (X, Y), all of the same size
     * @param labels one per slice
     */
    public static ImagePlus resized(
            String title,
            List<Img<UnsignedByteType>> slices,
            List<String> labels,
            ImagePlus source) {
        ImagePlus result = bytes(title, slices, source);
        if (slices.size() == 1) result.setProp("Slice_Label", labels.get(0));
        else
            for (int i = 1; i <= labels.size(); i++) {
                String name = result.getStack().getSliceLabel(i);
                String label = labels.get(i - 1);
                result.getStack().setSliceLabel(name == null ? label : name + ": " + label, i);
            }
        Calibration calibration = result.getCalibration();
        double x = (double) source.getWidth() / result.getWidth();
        double y = (double) source.getHeight() / result.getHeight();
        calibration.pixelWidth *= x;
        calibration.pixelHeight *= y;
        calibration.xOrigin /= x;
        calibration.yOrigin /= y;
        return result;
    }

    /** The 99.5th percentile, the value shown brightest. */
    static double highValue(Img<FloatType> slice) {
        float[] values = PixelArrays.floats(slice);
        for (float value : values)
            if (value != values[0]) return IntensityScaling.DEFAULTS.range(slice).high();
        return values[0];
    }

    /** An image as an ImageJ processor; not a copy if its pixels are in one array. */
    public static FloatProcessor floats(Img<FloatType> image) {
        float[] pixels = PixelArrays.floats(image);
        return new FloatProcessor((int) image.dimension(0), (int) image.dimension(1), pixels);
    }

    /** An image as an ImageJ processor; not a copy if its pixels are in one array. */
    public static ByteProcessor bytes(Img<UnsignedByteType> image) {
        byte[] pixels = PixelArrays.bytes(image);
        return new ByteProcessor((int) image.dimension(0), (int) image.dimension(1), pixels);
    }

    private static ImagePlus laidOut(String title, ImageStack stack, ImagePlus source) {
        if (stack.size() != source.getStackSize())
            throw new IllegalArgumentException(
                    stack.size() + " results for an image of " + source.getStackSize() + " slices");
        ImagePlus result = new ImagePlus(title, stack);
        if (stack.size() > 1) {
            ImageStack slices = source.getImageStack();
            for (int i = 1; i <= stack.size(); i++)
                stack.setSliceLabel(SliceLabel.withoutHeader(slices.getSliceLabel(i)), i);
            result.setDimensions(source.getNChannels(), source.getNSlices(), source.getNFrames());
            if (source.isHyperStack()) result.setOpenAsHyperStack(true);
        }
        Calibration calibration = source.getCalibration().copy();
        calibration.disableDensityCalibration();
        result.setCalibration(calibration);
        return result;
    }
}
