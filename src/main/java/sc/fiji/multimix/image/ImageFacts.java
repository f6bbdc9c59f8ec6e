// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What a check of the data wants to know of an image file, without keeping its pixels.
 *
 * @param width in pixels
 * @param height in pixels
 * @param bitDepth 8, 16 or 32; 24 for RGB
 * @param coloredShare part of the pixels whose color a person would notice, in [0, 1]
 * @param min smallest gray value, see {@link GrayPixels}
 * @param max largest gray value
 * @param low gray value that becomes the network's black, see {@link IntensityScaling}
 * @param high gray value that becomes the network's white
 * @param content fingerprint of the gray values, see {@link ContentHash}
 */
public record ImageFacts(
        int width,
        int height,
        int bitDepth,
        double coloredShare,
        double min,
        double max,
        double low,
        double high,
        String content) {
    /** Part of colored pixels that a marker or a caption does not reach. */
    private static final double COLORED = 0.1;

    /** The facts of an image that has been prepared for the network. */
    static ImageFacts of(SourceImage source, Img<FloatType> gray, IntensityScaling.Range range) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        float[] values = PixelArrays.floats(gray);
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new ImageFacts(
                source.width(),
                source.height(),
                source.bitDepth(),
                source.colored(1),
                min,
                max,
                range.low(),
                range.high(),
                ContentHash.of(values, source.width(), source.height()));
    }

    /** Whether it shows colors: more than a marker or a caption does. */
    public boolean colored() {
        return coloredShare > COLORED;
    }
}
