// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/** The foreground, all that is not zero, of a two-dimensional mask; its origin is at (0, 0). */
final class PlanarMask {
    private final int width;
    private final int height;
    private final boolean[] pixels; // row after row

    private PlanarMask(int width, int height, boolean[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * Copies a mask.
     *
     * @throws IllegalArgumentException if it has other than two dimensions
     */
    static PlanarMask of(RandomAccessibleInterval<? extends RealType<?>> mask) {
        if (mask.numDimensions() != 2)
            throw new IllegalArgumentException(
                    "The mask must have two dimensions, but its size is "
                            + MaskOverlap.size(mask)
                            + ". Give one plane at a time.");
        int width = Math.toIntExact(mask.dimension(0));
        int height = Math.toIntExact(mask.dimension(1));
        boolean[] pixels = new boolean[Math.multiplyExact(width, height)];
        Cursor<? extends RealType<?>> cursor = Views.flatIterable(mask).cursor();
        for (int i = 0; i < pixels.length; i++) pixels[i] = cursor.next().getRealDouble() != 0;
        return new PlanarMask(width, height, pixels);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean get(int x, int y) {
        return pixels[y * width + x];
    }

    /** Number of foreground pixels. */
    int count() {
        int count = 0;
        for (boolean pixel : pixels) if (pixel) count++;
        return count;
    }

    /**
     * The foreground pixels with one of four neighbors in the background or outside the image.
     *
     * <p>Source: {@code metrics_reference.py}, {@code boundary}.
     */
    PlanarMask boundary() {
        boolean[] boundary = new boolean[pixels.length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                boundary[y * width + x] = get(x, y) && !isSurrounded(x, y);
        return new PlanarMask(width, height, boundary);
    }

    private boolean isSurrounded(int x, int y) {
        return x > 0
                && y > 0
                && x < width - 1
                && y < height - 1
                && get(x - 1, y)
                && get(x + 1, y)
                && get(x, y - 1)
                && get(x, y + 1);
    }
}
