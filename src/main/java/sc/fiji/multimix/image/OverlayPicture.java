// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.process.ColorProcessor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/** A picture for people: the image in gray with the outline of its mask. */
public final class OverlayPicture {
    private OverlayPicture() {}

    /**
     * Draws the outline of a mask on its image.
     *
     * @param image gray values, (X, Y); stretched by the default percentiles, a constant one black
     * @param mask of the same size, foreground 255
     * @return RGB; the line is a 256th of the shorter side wide, at least 1 pixel
     */
    public static ColorProcessor of(
            RandomAccessibleInterval<FloatType> image, Img<UnsignedByteType> mask) {
        return of(image, rangeOrConstant(image), mask);
    }

    /** The same, where the range of the gray values is known. */
    static ColorProcessor of(
            RandomAccessibleInterval<FloatType> image,
            IntensityScaling.Range range,
            Img<UnsignedByteType> mask) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        if (mask.dimension(0) != width || mask.dimension(1) != height)
            throw new IllegalArgumentException(
                    "Mask and image differ in size: mask "
                            + mask.dimension(0)
                            + " x "
                            + mask.dimension(1)
                            + ", image "
                            + width
                            + " x "
                            + height);
        boolean[] edge =
                Outline.edge(ResultImages.bytes(mask), Math.max(1, Math.min(width, height) / 256));
        int[] pixels = gray(image, range);
        int color = Outline.COLOR.getRGB();
        for (int i = 0; i < pixels.length; i++) if (edge[i]) pixels[i] = color;
        return new ColorProcessor(width, height, pixels);
    }

    /** Opaque gray pixels, row after row, stretched as {@link #of} says. */
    static int[] gray(RandomAccessibleInterval<FloatType> image) {
        return gray(image, rangeOrConstant(image));
    }

    private static int[] gray(
            RandomAccessibleInterval<FloatType> image, IntensityScaling.Range range) {
        float[] values = PixelArrays.floats(image);
        int[] pixels = new int[values.length];
        float low = range.low();
        float span = range.high() - low;
        for (int i = 0; i < pixels.length; i++) {
            float value = (values[i] - low) / span;
            int gray = Math.round(255 * Math.min(1, Math.max(0, value)));
            pixels[i] = 0xff000000 | gray << 16 | gray << 8 | gray;
        }
        return pixels;
    }

    private static IntensityScaling.Range rangeOrConstant(
            RandomAccessibleInterval<FloatType> image) {
        float[] values = PixelArrays.floats(image);
        float first = values[0];
        for (float value : values)
            if (value != first) return IntensityScaling.DEFAULTS.range(image);
        return new IntensityScaling.Range(first, first + Math.max(1, Math.ulp(first)));
    }
}
