// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Mixes an image with its smoothed copy: 0 is the smoothed one, 1 the image itself, more is
 * sharper. Smoothing is a 3 × 3 mean in which the center counts five times; pixels at the border
 * stay as they are. Source: Pillow, {@code ImageEnhance.Sharpness} and {@code ImageFilter.SMOOTH},
 * reproduced bit for bit.
 *
 * @param factor at least 0
 */
public record Sharpness(float factor) implements ImageOperation {
    private static final int CENTER_WEIGHT = 5;
    private static final int WEIGHT_SUM = 13;

    public Sharpness {
        Blend.check(factor);
    }

    @Override
    public Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        BytePixels pixels = BytePixels.of(image);
        int width = pixels.width();
        byte[] values = pixels.values();
        byte[] result = values.clone();
        for (int y = 1; y < pixels.height() - 1; y++)
            for (int i = y * width + 1; i < (y + 1) * width - 1; i++)
                result[i] =
                        (byte) Blend.blend(smoothed(values, i, width), values[i] & 0xff, factor);
        return pixels.imageOf(result);
    }

    /** The weighted mean around an inner pixel, rounded; the odd sum of weights allows no tie. */
    private static int smoothed(byte[] values, int i, int width) {
        int sum =
                rowSum(values, i - width)
                        + rowSum(values, i)
                        + rowSum(values, i + width)
                        + (CENTER_WEIGHT - 1) * (values[i] & 0xff);
        return (2 * sum + WEIGHT_SUM) / (2 * WEIGHT_SUM);
    }

    private static int rowSum(byte[] values, int i) {
        return (values[i - 1] & 0xff) + (values[i] & 0xff) + (values[i + 1] & 0xff);
    }
}
