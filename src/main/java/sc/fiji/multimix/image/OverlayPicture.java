// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

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
        ByteProcessor maskPixels = ResultImages.bytes(mask);
        boolean[] edge = Outline.edge(maskPixels, Math.max(1, Math.min(width, height) / 256));
        int[] pixels = gray(image);
        for (int i = 0; i < pixels.length; i++) if (edge[i]) pixels[i] = Outline.COLOR.getRGB();
        return new ColorProcessor(width, height, pixels);
    }

    /** Opaque gray pixels, row after row, stretched as {@link #of} says. */
    static int[] gray(RandomAccessibleInterval<FloatType> image) {
        int[] pixels = new int[Math.toIntExact(image.size())];
        IntensityScaling.Range range = rangeOrConstant(image);
        Cursor<FloatType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < pixels.length; i++) {
            float value = (cursor.next().get() - range.low()) / (range.high() - range.low());
            int gray = Math.round(255 * Math.min(1, Math.max(0, value)));
            pixels[i] = 0xff000000 | gray << 16 | gray << 8 | gray;
        }
        return pixels;
    }

    private static IntensityScaling.Range rangeOrConstant(
            RandomAccessibleInterval<FloatType> image) {
        float first = image.firstElement().get();
        for (FloatType value : image)
            if (value.get() != first) return IntensityScaling.DEFAULTS.range(image);
        return new IntensityScaling.Range(first, first + Math.max(1, Math.ulp(first)));
    }
}
