// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/**
 * A smooth function of height through given points: cubic Hermite interpolation with Catmull-Rom
 * slopes, constant beyond the ends. Contours of the anatomy are such curves.
 */
final class Curve {
    private final double[] at;
    private final double[] value;

    /**
     * A curve through points.
     *
     * @param points position and value of each point in turn, positions ascending
     */
    Curve(double... points) {
        at = new double[points.length / 2];
        value = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = points[2 * i];
            value[i] = points[2 * i + 1];
        }
    }

    double of(double position) {
        int last = at.length - 1;
        if (position <= at[0]) return value[0];
        if (position >= at[last]) return value[last];
        int i = 0;
        while (position >= at[i + 1]) i++;
        double step = at[i + 1] - at[i];
        double t = (position - at[i]) / step;
        double rise = step * slope(i);
        double nextRise = step * slope(i + 1);
        double change = value[i + 1] - value[i];
        return value[i]
                + t * (rise + t * (3 * change - 2 * rise - nextRise))
                + t * t * t * (rise + nextRise - 2 * change);
    }

    private double slope(int i) {
        int before = Math.max(0, i - 1);
        int after = Math.min(at.length - 1, i + 1);
        return (value[after] - value[before]) / (at[after] - at[before]);
    }
}
