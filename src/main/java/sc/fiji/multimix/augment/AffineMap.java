// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Where each pixel of a result lies in the image: {@code x' = xx·x + xy·y + x0} and {@code y' =
 * yx·x + yy·y + y0}, in pixels, (0, 0) being the image's corner and (0.5, 0.5) the first pixel's
 * center.
 *
 * <p>Bilinear interpolation whose fraction is dropped; beyond the outermost pixels' centers their
 * values continue to the border, and outside of it all is 0, as in Pillow's {@code
 * Image.transform}.
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {

    Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        BytePixels pixels = BytePixels.of(image);
        int width = pixels.width();
        int height = pixels.height();
        byte[] result = new byte[pixels.values().length];
        int i = 0;
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++, i++) {
                double x = xx * (column + 0.5) + xy * (row + 0.5) + x0;
                double y = yx * (column + 0.5) + yy * (row + 0.5) + y0;
                if (x >= 0 && x < width && y >= 0 && y < height)
                    result[i] = (byte) bilinear(pixels, x - 0.5, y - 0.5);
            }
        return pixels.imageOf(result);
    }

    /** A mapped mask: foreground is where at least half of a pixel is. */
    static Img<UnsignedByteType> binary(Img<UnsignedByteType> mask) {
        for (UnsignedByteType pixel : mask) pixel.set(pixel.get() >= 128 ? 255 : 0);
        return mask;
    }

    /** The value at a point given in distances from the first pixel's center. */
    private static double bilinear(BytePixels pixels, double x, double y) {
        int left = (int) (x + 1) - 1; // rounds down: x is at least -0.5
        int top = (int) (y + 1) - 1;
        double upper = horizontal(pixels, left, Math.max(top, 0), x - left);
        if (top + 1 >= pixels.height()) return upper;
        double lower = horizontal(pixels, left, top + 1, x - left);
        return upper + (lower - upper) * (y - top);
    }

    private static double horizontal(BytePixels pixels, int left, int row, double fraction) {
        int start = row * pixels.width();
        int a = pixels.values()[start + Math.max(left, 0)] & 0xff;
        int b = pixels.values()[start + Math.min(left + 1, pixels.width() - 1)] & 0xff;
        return a + (b - a) * fraction;
    }
}
