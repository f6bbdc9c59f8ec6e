// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/**
 * A random smooth field in [-1, 1] over the frontal plane: values on a square lattice, blended in
 * between (value noise), two octaves.
 */
final class SmoothNoise {
    private static final int LATTICE = 64;
    private final double[] values = new double[LATTICE * LATTICE];
    private final double period;

    /**
     * A field.
     *
     * @param period distance of the lattice's points in centimeters: the size of the largest spots
     */
    SmoothNoise(Chance chance, double period) {
        this.period = period;
        for (int i = 0; i < values.length; i++) values[i] = chance.uniform(-1, 1);
    }

    double at(double x, double y) {
        return (2 * octave(x / period, y / period) + octave(2 * x / period + 17, 2 * y / period))
                / 3;
    }

    private double octave(double x, double y) {
        double left = Math.floor(x);
        double top = Math.floor(y);
        double u = smooth(x - left);
        double v = smooth(y - top);
        int i = (int) left;
        int j = (int) top;
        double above = (1 - u) * lattice(i, j) + u * lattice(i + 1, j);
        double below = (1 - u) * lattice(i, j + 1) + u * lattice(i + 1, j + 1);
        return (1 - v) * above + v * below;
    }

    private double lattice(int i, int j) {
        return values[Math.floorMod(j, LATTICE) * LATTICE + Math.floorMod(i, LATTICE)];
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }
}
