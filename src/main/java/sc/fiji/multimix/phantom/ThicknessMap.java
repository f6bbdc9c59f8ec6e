// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.util.Arrays;

/** Length of the ray's way through one material for each pixel of the film, in centimeters. */
final class ThicknessMap {
    /** Thickness at a point of the patient's frontal plane. */
    interface Profile {
        double at(double x, double y);
    }

    final FilmPlane plane;
    final double[] centimeters;

    /** A map of nothing. */
    ThicknessMap(FilmPlane plane) {
        this.plane = plane;
        centimeters = new double[plane.side() * plane.side()];
    }

    /** Adds a body given by its thickness. */
    void add(Profile body) {
        add(body, new PixelBox(0, 0, plane.side() - 1, plane.side() - 1));
    }

    /** Adds a body that lies within a distance from a point. */
    void add(Profile body, double x, double y, double reach) {
        add(body, PixelBox.EMPTY.with(plane, x, y, reach));
    }

    private void add(Profile body, PixelBox box) {
        for (int row = box.top(); row <= box.bottom(); row++)
            for (int column = box.left(); column <= box.right(); column++)
                centimeters[row * plane.side() + column] +=
                        body.at(plane.x(column, row), plane.y(column, row));
    }

    /** Adds an ellipsoid of half-axes a, b (in the plane) and c (along the ray). */
    void addEllipsoid(double x, double y, double a, double b, double c) {
        Profile ellipsoid =
                (px, py) -> {
                    double inside = 1 - square((px - x) / a) - square((py - y) / b);
                    return inside > 0 ? 2 * c * Math.sqrt(inside) : 0;
                };
        add(ellipsoid, x, y, Math.max(a, b));
    }

    /**
     * Adds a round tube along a path, hollow if the bore is more than 0. Where the tube overlaps
     * itself it counts once.
     *
     * @param path x, y and the factor by which the tube is longer along the ray, for each point
     * @param radius outer radius in centimeters
     * @param bore radius of the hollow as a share of the outer radius, in [0, 1)
     */
    void addTube(double[][] path, double radius, double bore) {
        PixelBox box = PixelBox.EMPTY;
        for (double[] point : path) box = box.with(plane, point[0], point[1], radius);
        double[] nearest = new double[box.width() * box.height()]; // distance² from the path
        double[] stretch = new double[nearest.length]; // there
        Arrays.fill(nearest, 1); // in radii: outside
        for (int i = 0; i + 1 < path.length; i++) {
            double length =
                    StrictMath.hypot(path[i + 1][0] - path[i][0], path[i + 1][1] - path[i][1]);
            int stamps = 1 + (int) (length / (0.15 * radius));
            for (int k = 0; k <= stamps; k++) {
                double[] point = between(path[i], path[i + 1], (double) k / stamps);
                findNearest(nearest, stretch, box, point, radius);
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            if (nearest[i] >= 1) continue;
            double wall = Math.sqrt(1 - nearest[i]);
            if (nearest[i] < bore * bore) wall -= Math.sqrt(bore * bore - nearest[i]);
            int row = box.top() + i / box.width();
            int column = box.left() + i % box.width();
            centimeters[row * plane.side() + column] += 2 * radius * stretch[i] * wall;
        }
    }

    private static double[] between(double[] from, double[] to, double t) {
        double[] point = new double[from.length];
        for (int i = 0; i < point.length; i++) point[i] = from[i] + t * (to[i] - from[i]);
        return point;
    }

    private void findNearest(
            double[] nearest, double[] stretch, PixelBox box, double[] point, double radius) {
        double column = plane.column(point[0], point[1]);
        double row = plane.row(point[0], point[1]);
        double reach = radius / plane.pixelInCentimeters();
        PixelBox ball = PixelBox.EMPTY.with(plane, point[0], point[1], radius);
        for (int r = ball.top(); r <= ball.bottom(); r++)
            for (int c = ball.left(); c <= ball.right(); c++) {
                double distance = (square(r - row) + square(c - column)) / (reach * reach);
                int i = (r - box.top()) * box.width() + c - box.left();
                if (distance >= nearest[i]) continue;
                nearest[i] = distance;
                stretch[i] = point[2];
            }
    }

    /** Gaussian blur with the film's edge continued; in place. */
    static void blur(double[] pixels, int side, double deviationInPixels) {
        int reach = (int) Math.ceil(3 * deviationInPixels);
        double[] kernel = new double[2 * reach + 1];
        for (int i = -reach; i <= reach; i++)
            kernel[i + reach] =
                    StrictMath.exp(-0.5 * square(i / Math.max(1e-9, deviationInPixels)));
        double sum = 0;
        for (double weight : kernel) sum += weight;
        for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
        double[] line = new double[side];
        for (int row = 0; row < side; row++) convolve(pixels, row * side, 1, line, kernel);
        for (int column = 0; column < side; column++) convolve(pixels, column, side, line, kernel);
    }

    private static void convolve(
            double[] pixels, int start, int step, double[] line, double[] kernel) {
        int reach = kernel.length / 2;
        for (int i = 0; i < line.length; i++) line[i] = pixels[start + i * step];
        for (int i = 0; i < line.length; i++) {
            double value = 0;
            for (int k = -reach; k <= reach; k++)
                value += kernel[k + reach] * line[Math.max(0, Math.min(line.length - 1, i + k))];
            pixels[start + i * step] = value;
        }
    }

    static double square(double value) {
        return value * value;
    }
}
