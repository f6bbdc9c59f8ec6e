// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
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
    private static final double[] GRAY = new double[256];
    private static final double[] FOREGROUND = new double[256];

    static {
        Arrays.setAll(GRAY, value -> value);
        Arrays.fill(FOREGROUND, 1, 256, 1);
    }

    private Resize() {}

    /** An image as rows of numbers, from top to bottom. */
    @FunctionalInterface
    interface Rows {
        /** Writes the pixels of a row. */
        void read(int y, double[] row);
    }

    /**
     * Resizes an image.
     *
     * @param image (X, Y)
     * @param width of the result in pixels, at least 1
     * @param height of the result in pixels, at least 1
     */
    public static Img<FloatType> apply(
            RandomAccessibleInterval<FloatType> image, int width, int height) {
        int sourceWidth = Math.toIntExact(image.dimension(0));
        float[] pixels = PixelArrays.floats(image);
        Rows rows =
                (y, row) -> {
                    for (int x = 0; x < row.length; x++) row[x] = pixels[y * sourceWidth + x];
                };
        float[] resized =
                apply(rows, sourceWidth, Math.toIntExact(image.dimension(1)), width, height);
        return ArrayImgs.floats(resized, width, height);
    }

    /**
     * Resizes an image whose pixels are computed when they are needed.
     *
     * @return row after row
     */
    static float[] apply(Rows rows, int sourceWidth, int sourceHeight, int width, int height) {
        if (width < 1 || height < 1)
            throw new IllegalArgumentException("Cannot resize to " + width + " x " + height);
        ResizedRows source = new ResizedRows(rows, sourceWidth, width);
        ResizeAxis axis = ResizeAxis.of(sourceHeight, height);
        float[] result = new float[Math.multiplyExact(width, height)];
        double[] sum = new double[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0);
            double[] weights = axis.weights(y);
            for (int k = 0; k < weights.length; k++) {
                double weight = weights[k];
                double[] row = source.get(axis.first(y) + k);
                for (int x = 0; x < width; x++) sum[x] += weight * row[x];
            }
            for (int x = 0; x < width; x++) result[y * width + x] = (float) sum[x];
        }
        return result;
    }

    /**
     * Resizes an 8-bit image.
     *
     * @return rounded to the nearest gray values
     */
    static Img<UnsignedByteType> bytes(
            RandomAccessibleInterval<UnsignedByteType> image, int width, int height) {
        float[] resized = apply(image, GRAY, width, height);
        byte[] result = new byte[resized.length];
        for (int i = 0; i < result.length; i++) result[i] = (byte) Math.round(resized[i]);
        return ArrayImgs.unsignedBytes(result, width, height);
    }

    /**
     * Resizes a mask.
     *
     * @param mask (X, Y), non-zero is foreground
     * @return 255 where the resized 0/1 image is at least 0.5, else 0
     */
    public static Img<UnsignedByteType> mask(
            RandomAccessibleInterval<UnsignedByteType> mask, int width, int height) {
        float[] resized = apply(mask, FOREGROUND, width, height);
        byte[] result = new byte[resized.length];
        for (int i = 0; i < result.length; i++) result[i] = (byte) (resized[i] >= 0.5f ? 255 : 0);
        return ArrayImgs.unsignedBytes(result, width, height);
    }

    /**
     * Resizes an 8-bit image.
     *
     * @param values what each of the 256 gray values counts
     */
    private static float[] apply(
            RandomAccessibleInterval<UnsignedByteType> image,
            double[] values,
            int width,
            int height) {
        int sourceWidth = Math.toIntExact(image.dimension(0));
        byte[] pixels = PixelArrays.bytes(image);
        Rows rows =
                (y, row) -> {
                    for (int x = 0; x < row.length; x++)
                        row[x] = values[pixels[y * sourceWidth + x] & 0xff];
                };
        return apply(rows, sourceWidth, Math.toIntExact(image.dimension(1)), width, height);
    }

    /** Rows resized along X, the last two kept, since neighboring result rows share them. */
    private static final class ResizedRows {
        private final Rows source;
        private final ResizeAxis columns;
        private final double[] pixels;
        private final double[][] resized;
        private final int[] index = {-1, -1};

        ResizedRows(Rows source, int sourceWidth, int width) {
            this.source = source;
            columns = ResizeAxis.of(sourceWidth, width);
            pixels = new double[sourceWidth];
            resized = new double[2][width];
        }

        double[] get(int y) {
            int slot = y & 1;
            if (index[slot] != y) {
                source.read(y, pixels);
                columns.apply(pixels, resized[slot]);
                index[slot] = y;
            }
            return resized[slot];
        }
    }
}
