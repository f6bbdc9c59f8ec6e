// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import static sc.fiji.multimix.phantom.ThicknessMap.square;

/**
 * The opacities of pneumonia: regions of lung in which fluid replaces air, with fluffy borders.
 * Clouds gather around a focus, as when a lobe is filled, or lie scattered over both lungs; they
 * are added until they cover at least the wanted share of the visible lung field, 20 to 38 %.
 */
final class Opacities {
    private final Thorax thorax;
    private final FilmPlane plane;
    private final Chance chance;
    private final SmoothNoise border;
    private final SmoothNoise texture;

    Opacities(Thorax thorax, FilmPlane plane, Chance chance) {
        this.thorax = thorax;
        this.plane = plane;
        this.chance = chance;
        border = new SmoothNoise(chance, 2.6);
        texture = new SmoothNoise(chance, 1.6);
    }

    /** Share of the lung along each ray that is filled with fluid, in [0, 0.8]. */
    double[] project() {
        double concentration = chance.uniform(0, 0.85); // from scattered to lobar
        double coverage = chance.uniform(0.2, 0.38);
        double density = chance.uniform(0.52, 0.7);
        double[] focus = lungPoint();
        ThicknessMap clouds = new ThicknessMap(plane);
        boolean[] lung = lungField();
        for (int i = 0; i < 60 && share(clouds, lung) < coverage; i++) {
            boolean lobar = chance.happens(concentration);
            double[] center = lobar ? near(focus) : lungPoint();
            addCloud(clouds, center, lobar ? chance.uniform(2, 3.2) : chance.uniform(1.2, 2.4));
        }
        for (int i = 0; i < lung.length; i++) {
            double mottled = density * Math.min(1.15, clouds.centimeters[i]);
            int column = i % plane.side();
            int row = i / plane.side();
            mottled *= 1 + 0.25 * texture.at(plane.x(column, row), plane.y(column, row));
            clouds.centimeters[i] = Math.min(0.8, mottled);
        }
        return clouds.centimeters;
    }

    private void addCloud(ThicknessMap clouds, double[] center, double radius) {
        double height = radius * chance.uniform(0.75, 1.25);
        clouds.add(
                (x, y) -> {
                    double distance =
                            Math.sqrt(
                                    square((x - center[0]) / radius)
                                            + square((y - center[1]) / height));
                    if (distance > 2) return 0;
                    double edge = distance + 0.6 * border.at(x, y);
                    double t = Math.max(0, Math.min(1, (1.45 - edge) / 1.1));
                    return t * t * (3 - 2 * t);
                },
                center[0],
                center[1],
                2 * Math.max(radius, height));
    }

    private double[] lungPoint() {
        while (true) {
            double x = chance.uniform(-14, 14);
            double y = chance.uniform(-11, 12);
            if (thorax.inLungField(x, y)) return new double[] {x, y};
        }
    }

    private double[] near(double[] focus) {
        return new double[] {
            focus[0] + chance.uniform(-2.4, 2.4), focus[1] + chance.uniform(-2.4, 2.4)
        };
    }

    private boolean[] lungField() {
        int side = plane.side();
        boolean[] lung = new boolean[side * side];
        for (int row = 0, i = 0; row < side; row++)
            for (int column = 0; column < side; column++, i++)
                lung[i] = thorax.inLungField(plane.x(column, row), plane.y(column, row));
        return lung;
    }

    private static double share(ThicknessMap clouds, boolean[] lung) {
        int covered = 0;
        int all = 0;
        for (int i = 0; i < lung.length; i++)
            if (lung[i]) {
                all++;
                if (clouds.centimeters[i] > 0.5) covered++;
            }
        return all == 0 ? 1 : (double) covered / all;
    }
}
