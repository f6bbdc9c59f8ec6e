// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Shifts by whole pixels; what comes from outside is 0. Source: Pillow, {@code Image.transform}, as
 * called by the MultiMix reference code.
 *
 * @param x shift to the left as a part of the width; the fraction of a pixel is dropped
 * @param y shift upward as a part of the height; the fraction of a pixel is dropped
 */
public record Translate(double x, double y) implements ImageOperation {
    @Override
    public Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        BytePixels pixels = BytePixels.of(image);
        int width = pixels.width();
        int height = pixels.height();
        int left = (int) (x * width);
        int up = (int) (y * height);
        byte[] result = new byte[pixels.values().length];
        int start = Math.max(0, -left);
        int count = width - Math.abs(left);
        for (int row = Math.max(0, -up); count > 0 && row < Math.min(height, height - up); row++)
            System.arraycopy(
                    pixels.values(),
                    (row + up) * width + start + left,
                    result,
                    row * width + start,
                    count);
        return pixels.imageOf(result);
    }

    @Override
    public Img<UnsignedByteType> applyToMask(Img<UnsignedByteType> mask) {
        return AffineMap.binary(apply(mask));
    }
}
