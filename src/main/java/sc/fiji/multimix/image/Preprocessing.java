// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * From gray values to what the network sees, in training and prediction alike: percentiles of the
 * whole image, clamped stretch to 0..255, resize, and only then rounding to 8 bits.
 *
 * <p>The percentiles come from the full-size pixels, so they do not depend on the resolution;
 * clamping comes before the resize, so that a few burnt-in or defect pixels of huge value cannot
 * leak into their neighbours. The aspect ratio is not kept, as in Haque et al. 2021, section 3.
 *
 * @param resolution side of the square result in pixels, at least 1
 * @param scaling which gray values become 0 and 255
 */
public record Preprocessing(int resolution, IntensityScaling scaling) {
    /** Checks the resolution. */
    public Preprocessing {
        if (resolution < 1)
            throw new IllegalArgumentException("Resolution must be positive, but is " + resolution);
        if (scaling == null) throw new IllegalArgumentException("Scaling must be given");
    }

    /**
     * The image as the network sees it.
     *
     * @param image (X, Y), finite gray values, see {@link GrayPixels}
     * @return resolution × resolution, 0..255
     * @throws IllegalArgumentException if all pixels are equal
     */
    public Img<UnsignedByteType> apply(RandomAccessibleInterval<FloatType> image) {
        return apply(image, scaling.range(image));
    }

    /** The same, where the range of the gray values is known. */
    Img<UnsignedByteType> apply(
            RandomAccessibleInterval<FloatType> image, IntensityScaling.Range range) {
        double low = range.low();
        double factor = 255 / (range.high() - low);
        int width = Math.toIntExact(image.dimension(0));
        float[] pixels = PixelArrays.floats(image);
        Resize.Rows scaled =
                (y, row) -> {
                    for (int x = 0; x < width; x++)
                        row[x] = scaled(pixels[y * width + x], low, factor);
                };
        float[] resized =
                Resize.apply(
                        scaled, width, Math.toIntExact(image.dimension(1)), resolution, resolution);
        byte[] result = new byte[resized.length];
        for (int i = 0; i < result.length; i++) result[i] = (byte) Math.round(resized[i]);
        return ArrayImgs.unsignedBytes(result, resolution, resolution);
    }

    private static float scaled(float value, double low, double factor) {
        double scaled = (value - low) * factor;
        return scaled > 0 ? (float) (scaled < 255 ? scaled : 255) : 0; // faster than Math.min
    }

    /**
     * A mask at the network's resolution.
     *
     * @param mask (X, Y), non-zero is foreground
     * @return resolution × resolution, 255 where at least half of the area is foreground, else 0
     */
    public Img<UnsignedByteType> applyToMask(RandomAccessibleInterval<UnsignedByteType> mask) {
        return Resize.mask(mask, resolution, resolution);
    }
}
