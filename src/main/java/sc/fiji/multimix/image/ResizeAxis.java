// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

/**
 * Resampling along one axis: which source pixels make up a result pixel, and with which weights,
 * summing to 1.
 */
final class ResizeAxis {
    private final int[] first;
    private final double[][] weights;

    private ResizeAxis(int size) {
        first = new int[size];
        weights = new double[size][];
    }

    /** From so many source pixels to so many result pixels. */
    static ResizeAxis of(long size, int to) {
        int from = Math.toIntExact(size);
        if (from < 1) throw new IllegalArgumentException("Cannot resize an image without pixels.");
        ResizeAxis axis = new ResizeAxis(to);
        double step = (double) from / to;
        for (int i = 0; i < to; i++)
            if (from > 2L * to) axis.average(i, i * step, Math.min(from, (i + 1) * step), from);
            else axis.interpolate(i, (i + 0.5) * step - 0.5, from);
        return axis;
    }

    /** Mean of the source between two coordinates, pixel k reaching from k to k + 1. */
    private void average(int i, double start, double end, int from) {
        int begin = (int) start;
        int stop = (int) Math.min(from, Math.ceil(end));
        double[] covered = new double[stop - begin];
        for (int k = begin; k < stop; k++)
            covered[k - begin] = (Math.min(end, k + 1) - Math.max(start, k)) / (end - start);
        first[i] = begin;
        weights[i] = covered;
    }

    /** Linear interpolation at a coordinate, pixel k having its center at k. */
    private void interpolate(int i, double center, int from) {
        double clamped = Math.min(from - 1.0, Math.max(0, center));
        int left = (int) clamped;
        double fraction = clamped - left;
        first[i] = left;
        weights[i] = fraction == 0 ? new double[] {1} : new double[] {1 - fraction, fraction};
    }

    int first(int i) {
        return first[i];
    }

    double[] weights(int i) {
        return weights[i];
    }

    /** Resamples a line of pixels. */
    void apply(double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            double[] own = weights[i];
            int start = first[i];
            double sum = 0;
            for (int k = 0; k < own.length; k++) sum += own[k] * from[start + k];
            to[i] = sum;
        }
    }
}
