// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/** The vessels of both lungs: trees that branch from the hila and taper towards the pleura. */
final class PulmonaryVessels {
    private static final double THINNEST = 0.12;
    private static final double DEPTH = 1.7; // arteries and veins one behind the other

    private final Thorax thorax;
    private final Chance chance;
    private final ThicknessMap blood;

    private PulmonaryVessels(Thorax thorax, Chance chance, FilmPlane plane) {
        this.thorax = thorax;
        this.chance = chance;
        blood = new ThicknessMap(plane);
    }

    /** Blood along the ray. */
    static ThicknessMap project(Thorax thorax, FilmPlane plane, Chance chance) {
        PulmonaryVessels vessels = new PulmonaryVessels(thorax, chance, plane);
        vessels.addHilum(-1);
        vessels.addHilum(1);
        return vessels.blood;
    }

    private void addHilum(int side) {
        double x = side * (side < 0 ? 3.4 : 3.7);
        double y = side < 0 ? -1.4 : -2.2;
        blood.addEllipsoid(x, y + 0.6, 1.3, 2.5, 1.3);
        int trunks = 8;
        for (int i = 0; i < trunks; i++) {
            // from straight up (-80 degrees) to straight down (80), more of them downwards
            double angle = -78 + 160.0 * i / (trunks - 1) + chance.about(0, 7);
            grow(x, y + 0.25 * i, StrictMath.toRadians(angle), side, chance.uniform(0.4, 0.62));
        }
    }

    private void grow(double x, double y, double angle, int side, double radius) {
        if (radius < THINNEST) return;
        int steps = 3 + chance.below(3);
        double[][] path = new double[steps + 1][];
        double bend = chance.about(0, 0.09);
        double radiusAtEnd = radius;
        for (int i = 0; i <= steps; i++) {
            path[i] = new double[] {x, y, DEPTH};
            x += side * 0.62 * StrictMath.cos(angle);
            y += 0.62 * StrictMath.sin(angle);
            angle += bend;
            radiusAtEnd *= 0.965;
        }
        blood.addTube(path, radius, 0);
        double[] end = path[steps];
        if (!thorax.inLungField(end[0], end[1]) && Math.abs(end[0]) > 6) return;
        double fork = chance.uniform(0.2, 0.55);
        double share = chance.uniform(0.62, 0.8);
        grow(end[0], end[1], angle + (1 - share) * fork * 2, side, radiusAtEnd * share);
        grow(end[0], end[1], angle - share * fork, side, radiusAtEnd * (1.5 - share));
    }
}
