// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Mirrors an image left to right, then cuts a window of the image's size out of it, shifted against
 * it; what lies outside is the image reflected at its border pixels, which are not repeated
 * (numpy's "reflect").
 *
 * @param flip whether to mirror
 * @param x shift of the window to the right, in pixels, less than the width
 * @param y shift of the window downward, in pixels, less than the height
 */
public record FlipAndCrop(boolean flip, int x, int y) implements ImageOperation {
    @Override
    public Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        BytePixels pixels = BytePixels.of(image);
        int width = pixels.width();
        int height = pixels.height();
        if (Math.abs(x) >= width || Math.abs(y) >= height)
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A crop must overlap its image of %d×%d pixels, but is shifted by (%d, %d)",
                            width,
                            height,
                            x,
                            y));
        int[] columns = new int[width];
        for (int column = 0; column < width; column++) {
            int source = reflect(column + x, width);
            columns[column] = flip ? width - 1 - source : source;
        }
        byte[] result = new byte[pixels.values().length];
        int i = 0;
        for (int row = 0; row < height; row++) {
            int start = reflect(row + y, height) * width;
            for (int column : columns) result[i++] = pixels.values()[start + column];
        }
        return pixels.imageOf(result);
    }

    /** The position in 0..size-1 that a position less than one size outside is a reflection of. */
    private static int reflect(int position, int size) {
        int inner = Math.abs(position);
        return inner < size ? inner : 2 * (size - 1) - inner;
    }

    @Override
    public Img<UnsignedByteType> applyToMask(Img<UnsignedByteType> mask) {
        return apply(mask);
    }
}
