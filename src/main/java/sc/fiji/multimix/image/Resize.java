// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Resizing of 2-D images, each axis on its own: area averaging where it shrinks by more than 2,
 * else bilinear interpolation with pixel centers at half coordinates and clamped edges.
 *
 * <p>Bilinear as PyTorch's {@code interpolate(align_corners=False)}; area averaging weights each
 * source pixel by the part of it that a result pixel covers, so the mean is kept.
 */
public final class Resize {
    private Resize() {}

    /**
     * Resizes an image.
     *
     * @param image (X, Y)
     * @param width of the result in pixels, at least 1
     * @param height of the result in pixels, at least 1
     */
    public static Img<FloatType> apply(
            RandomAccessibleInterval<FloatType> image, int width, int height) {
        if (width < 1 || height < 1)
            throw new IllegalArgumentException("Cannot resize to " + width + " x " + height);
        ResizeAxis columns = ResizeAxis.of(image.dimension(0), width);
        ResizeAxis rows = ResizeAxis.of(image.dimension(1), height);
        float[] result = new float[Math.multiplyExact(width, height)];
        Rows source = new Rows(image, columns, width);
        double[] sum = new double[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0);
            double[] weights = rows.weights(y);
            for (int k = 0; k < weights.length; k++) {
                double[] row = source.get(rows.first(y) + k);
                for (int x = 0; x < width; x++) sum[x] += weights[k] * row[x];
            }
            for (int x = 0; x < width; x++) result[y * width + x] = (float) sum[x];
        }
        return ArrayImgs.floats(result, width, height);
    }

    /**
     * Resizes a mask.
     *
     * @param mask (X, Y), non-zero is foreground
     * @return 255 where the resized 0/1 image is at least 0.5, else 0
     */
    public static Img<UnsignedByteType> mask(
            RandomAccessibleInterval<UnsignedByteType> mask, int width, int height) {
        RandomAccessibleInterval<FloatType> zeroOne =
                Converters.convert(
                        mask, (in, out) -> out.set(in.get() == 0 ? 0 : 1), new FloatType());
        Img<UnsignedByteType> result = ArrayImgs.unsignedBytes(width, height);
        Cursor<FloatType> in = apply(zeroOne, width, height).cursor();
        for (UnsignedByteType out : result) out.set(in.next().get() >= 0.5f ? 255 : 0);
        return result;
    }

    /** Rows resized along X, the last two kept, since neighboring result rows share them. */
    private static final class Rows {
        private final RandomAccessibleInterval<FloatType> image;
        private final ResizeAxis columns;
        private final double[] pixels;
        private final double[][] resized;
        private final int[] index = {-1, -1};

        Rows(RandomAccessibleInterval<FloatType> image, ResizeAxis columns, int width) {
            this.image = image;
            this.columns = columns;
            pixels = new double[(int) image.dimension(0)];
            resized = new double[2][width];
        }

        double[] get(int y) {
            int slot = y & 1;
            if (index[slot] != y) {
                RandomAccess<FloatType> access = image.randomAccess();
                access.setPosition(image.min(0), 0);
                access.setPosition(image.min(1) + y, 1);
                for (int x = 0; x < pixels.length; x++) {
                    pixels[x] = access.get().get();
                    access.fwd(0);
                }
                columns.apply(pixels, resized[slot]);
                index[slot] = y;
            }
            return resized[slot];
        }
    }
}
