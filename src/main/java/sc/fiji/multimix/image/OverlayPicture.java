// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.process.ByteProcessor;
import ij.process.LUT;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/** A picture for people: the image in gray with the outline of its mask. */
public final class OverlayPicture {
    /** The color that stands for white and for the gray next to it. */
    private static final int WHITE = 254;

    private static final int LINE = 255;

    private OverlayPicture() {}

    /**
     * Draws the outline of a mask on its image.
     *
     * @param image gray values, (X, Y); stretched by the default percentiles, a constant one black
     * @param mask of the same size, foreground 255
     * @return indexed colors, 255 grays and that of the line ({@link Outline#COLOR}), which is a
     *     256th of the shorter side wide, at least 1 pixel
     */
    public static ByteProcessor of(
            RandomAccessibleInterval<FloatType> image, Img<UnsignedByteType> mask) {
        return of(image, rangeOrConstant(image), mask);
    }

    /** The same, where the range of the gray values is known. */
    static ByteProcessor of(
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
        int thickness = Math.max(1, Math.min(width, height) / 256);
        boolean[] edge = Outline.edge(PixelArrays.bytes(mask), width, thickness);
        byte[] pixels = grays(image, range);
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (byte) (edge[i] ? LINE : Math.min(WHITE, pixels[i] & 0xff));
        return new ByteProcessor(width, height, pixels, colors());
    }

    private static LUT colors() {
        byte[] red = new byte[256];
        for (int i = 0; i < WHITE; i++) red[i] = (byte) i;
        red[WHITE] = (byte) 255;
        byte[] green = red.clone();
        byte[] blue = red.clone();
        red[LINE] = (byte) Outline.COLOR.getRed();
        green[LINE] = (byte) Outline.COLOR.getGreen();
        blue[LINE] = (byte) Outline.COLOR.getBlue();
        return new LUT(red, green, blue);
    }

    /** Opaque gray pixels, row after row, stretched as {@link #of} says. */
    static int[] gray(RandomAccessibleInterval<FloatType> image) {
        byte[] grays = grays(image, rangeOrConstant(image));
        int[] pixels = new int[grays.length];
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = 0xff000000 | (grays[i] & 0xff) * 0x010101;
        return pixels;
    }

    private static byte[] grays(
            RandomAccessibleInterval<FloatType> image, IntensityScaling.Range range) {
        float[] values = PixelArrays.floats(image);
        byte[] grays = new byte[values.length];
        float low = range.low();
        float span = range.high() - low;
        for (int i = 0; i < grays.length; i++) {
            float gray = 255 * Math.min(1, Math.max(0, (values[i] - low) / span));
            grays[i] = (byte) (int) (gray + 0.5); // Math.round takes longer
        }
        return grays;
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
