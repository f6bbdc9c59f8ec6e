// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Arrays;

/**
 * Exact Euclidean distance of each pixel to the nearest foreground pixel, in time linear in the
 * number of pixels.
 *
 * <p>Only the rows that are asked for are computed. Unit: that of the pixel's width and height.
 * Without any foreground all distances are infinite.
 *
 * <p>Source: Felzenszwalb &amp; Huttenlocher 2012, lower envelope of parabolas; first along the
 * columns, where the distances are whole numbers of pixels.
 */
final class DistanceTransform {
    private static final int NONE = Integer.MAX_VALUE;

    private final int width;
    private final int[] rows;
    private final double pixelWidth;
    private final double pixelHeight;

    private DistanceTransform(int width, int[] rows, double pixelWidth, double pixelHeight) {
        this.width = width;
        this.rows = rows;
        this.pixelWidth = pixelWidth;
        this.pixelHeight = pixelHeight;
    }

    static DistanceTransform of(PlanarMask mask, double pixelWidth, double pixelHeight) {
        return new DistanceTransform(mask.width(), rowsToForeground(mask), pixelWidth, pixelHeight);
    }

    /** The distances at the foreground pixels of a mask of the same size, row after row. */
    double[] at(PlanarMask pixels) {
        double[] distances = new double[pixels.count()];
        int count = 0;
        Envelope envelope = new Envelope(width, pixelWidth);
        double[] squares = new double[width];
        for (int y = 0; y < pixels.height(); y++) {
            boolean known = false;
            for (int x = 0; x < width; x++) {
                if (!pixels.get(x, y)) continue;
                if (!known) fill(squares, y, envelope);
                known = true;
                distances[count++] = Math.sqrt(squares[x]);
            }
        }
        return distances;
    }

    private void fill(double[] squares, int y, Envelope envelope) {
        envelope.clear();
        for (int x = 0; x < width; x++) {
            int away = rows[y * width + x];
            if (away == NONE) continue;
            double distance = away * pixelHeight;
            envelope.add(x, distance * distance);
        }
        envelope.write(squares);
    }

    /** Rows between each pixel and the nearest foreground of its column; NONE if it has none. */
    private static int[] rowsToForeground(PlanarMask mask) {
        int width = mask.width();
        int height = mask.height();
        int[] rows = new int[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                if (mask.get(x, y)) rows[y * width + x] = 0;
                else rows[y * width + x] = y == 0 ? NONE : oneMore(rows[(y - 1) * width + x]);
        for (int i = rows.length - width - 1; i >= 0; i--)
            rows[i] = Math.min(rows[i], oneMore(rows[i + width]));
        return rows;
    }

    private static int oneMore(int rows) {
        return rows == NONE ? NONE : rows + 1;
    }

    /** The lower envelope of parabolas {@code height + (step · (x - center))²} over one row. */
    private static final class Envelope {
        private final double square;
        private final int[] centers;
        private final double[] heights;
        private final double[] starts; // from where on each parabola is the lowest
        private int size;

        Envelope(int width, double step) {
            square = step * step;
            centers = new int[width];
            heights = new double[width];
            starts = new double[width];
        }

        void clear() {
            size = 0;
        }

        /** Adds a parabola on the right of those before. */
        void add(int center, double height) {
            double start = Double.NEGATIVE_INFINITY;
            while (size > 0) {
                start = crossing(size - 1, center, height);
                if (start > starts[size - 1]) break;
                size--;
                start = Double.NEGATIVE_INFINITY;
            }
            centers[size] = center;
            heights[size] = height;
            starts[size] = start;
            size++;
        }

        private double crossing(int parabola, int center, double height) {
            double left = centers[parabola];
            return (left + center) / 2
                    + (height - heights[parabola]) / (2 * square * (center - left));
        }

        void write(double[] values) {
            if (size == 0) {
                Arrays.fill(values, Double.POSITIVE_INFINITY);
                return;
            }
            int parabola = 0;
            for (int x = 0; x < values.length; x++) {
                while (parabola + 1 < size && starts[parabola + 1] < x) parabola++;
                double distance = x - centers[parabola];
                values[x] = heights[parabola] + square * distance * distance;
            }
        }
    }
}
