// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.Arrays;

/**
 * A curve of any length in a bounded number of points: when they are full, neighbors are merged
 * into their mean, and from then on a point stands for twice as many values.
 */
final class ThinnedSeries {
    private final double[] sumX;
    private final double[] sumY;
    private final int[] defined; // values with a Y, per point
    private final int[] values; // all values, per point
    private int points;
    private int valuesPerPoint = 1;

    /**
     * An empty curve.
     *
     * @param capacity the most points, even and at least 2
     */
    ThinnedSeries(int capacity) {
        sumX = new double[capacity];
        sumY = new double[capacity];
        defined = new int[capacity];
        values = new int[capacity];
    }

    /** Appends a value; y is NaN where the quantity is not defined. */
    void add(double x, double y) {
        if (points == 0 || values[points - 1] == valuesPerPoint) {
            if (points == sumX.length) halve();
            points++;
        }
        int last = points - 1;
        sumX[last] += x;
        values[last]++;
        if (Double.isNaN(y)) return;
        sumY[last] += y;
        defined[last]++;
    }

    private void halve() {
        points /= 2;
        for (int i = 0; i < points; i++) {
            sumX[i] = sumX[2 * i] + sumX[2 * i + 1];
            sumY[i] = sumY[2 * i] + sumY[2 * i + 1];
            defined[i] = defined[2 * i] + defined[2 * i + 1];
            values[i] = values[2 * i] + values[2 * i + 1];
        }
        Arrays.fill(sumX, points, sumX.length, 0);
        Arrays.fill(sumY, points, sumY.length, 0);
        Arrays.fill(defined, points, defined.length, 0);
        Arrays.fill(values, points, values.length, 0);
        valuesPerPoint *= 2;
    }

    int size() {
        return points;
    }

    /** Mean x of the point's values. */
    double x(int point) {
        return sumX[point] / values[point];
    }

    /** Mean of the point's defined values; NaN if there is none. */
    double y(int point) {
        return defined[point] == 0 ? Double.NaN : sumY[point] / defined[point];
    }
}
