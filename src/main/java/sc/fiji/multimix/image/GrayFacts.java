// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What is seen of an image before its gray values are stretched for the network.
 *
 * @param dark share of the pixels in the darkest 2 % of the range, which is 0..255 for 8-bit and
 *     RGB images without calibration, else from the smallest to the largest value
 * @param bright share of the pixels in the brightest 2 % of it
 * @param levels number of different gray values, {@link #MANY} if there are more
 * @param faint whether nearly all pixels, those between the percentiles of {@link
 *     IntensityScaling#DEFAULTS}, differ by no more than 2 % of the 8-bit range (5) or 0.2 % of the
 *     16-bit range (131), less than half of an 8-bit image; never of 32-bit images, whose range is
 *     not known
 * @param colored share of the pixels whose red, green and blue clearly differ
 */
public record GrayFacts(double dark, double bright, int levels, boolean faint, double colored) {
    /** Gray values are not counted further. */
    public static final int MANY = 64;

    private static final double PART = 0.02;
    private static final double FAINT_BYTES = 0.02 * 255;
    private static final double FAINT_SHORTS = 0.002 * 65535;

    /**
     * Of a slice.
     *
     * @param gray its gray values, see {@link GrayPixels}
     * @param range of these by {@link IntensityScaling#DEFAULTS}, asked for only if it matters
     */
    static GrayFacts of(
            ImagePlus image,
            int slice,
            Img<FloatType> gray,
            Supplier<IntensityScaling.Range> range) {
        float[] values = PixelArrays.floats(gray);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            if (value < low) low = value;
            if (value > high) high = value;
        }
        boolean varies = low < high;
        boolean bytes = image.getBitDepth() == 8 || image.getBitDepth() == 24;
        if (bytes && low >= 0 && high <= 255 && !image.getLocalCalibration().calibrated()) {
            low = 0;
            high = 255;
        }
        double darkest = low + PART * (high - low);
        double brightest = high - PART * (high - low);
        long dark = 0;
        long bright = 0;
        for (float value : values) {
            if (value <= darkest) dark++;
            if (value >= brightest) bright++;
        }
        double pixels = values.length;
        return new GrayFacts(
                dark / pixels,
                bright / pixels,
                levels(values),
                varies && isFaint(image, range),
                colored(image, slice));
    }

    /** Number of different values, no further than {@link #MANY}. */
    private static int levels(float[] values) {
        Set<Float> levels = new HashSet<>();
        float last = Float.NaN;
        for (int i = 0; i < values.length && levels.size() < MANY; i++) {
            if (values[i] != last) levels.add(values[i]);
            last = values[i];
        }
        return levels.size();
    }

    private static boolean isFaint(ImagePlus image, Supplier<IntensityScaling.Range> ofGray) {
        int depth = image.getBitDepth();
        if (depth == 32) return false;
        IntensityScaling.Range range = ofGray.get();
        return range.high() - range.low() <= (depth == 16 ? FAINT_SHORTS : FAINT_BYTES);
    }

    /** Part of a slice's pixels whose color a person would notice, in [0, 1]. */
    static double colored(ImagePlus image, int slice) {
        ImageProcessor pixels =
                image.getStackSize() == 1
                        ? image.getProcessor()
                        : image.getImageStack().getProcessor(slice);
        if (pixels instanceof ColorProcessor) return Coloring.share(pixels);
        boolean indexed =
                image.getBitDepth() == 8
                        && !image.isComposite()
                        && image.getProcessor().isColorLut();
        if (!indexed) return 0;
        pixels.setColorModel(image.getProcessor().getColorModel());
        return Coloring.share(pixels);
    }
}
