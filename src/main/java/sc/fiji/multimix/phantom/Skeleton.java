// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/** The bones of a patient: ribs, spine, clavicles, shoulder blades and humeri. */
final class Skeleton {
    private static final int RIBS = 10;
    private static final double RIB_RADIUS = 0.62;

    private final Patient patient;
    private final Thorax thorax;

    Skeleton(Patient patient, Thorax thorax) {
        this.patient = patient;
        this.thorax = thorax;
    }

    /** Bone along the ray; trabecular bone counts with the share of its density. */
    ThicknessMap project(FilmPlane plane, Chance chance) {
        ThicknessMap bone = new ThicknessMap(plane);
        double spacing = chance.about(2.25, 0.06);
        for (int rib = 0; rib < RIBS; rib++)
            for (int side = -1; side <= 1; side += 2) addRib(bone, rib, side, spacing, chance);
        addSpine(bone, spacing);
        for (int side = -1; side <= 1; side += 2) addShoulder(bone, side, chance);
        return bone;
    }

    /**
     * A rib is an ellipse in a plane that falls from the back to the front. Where it runs along the
     * ray, at the side of the chest, the ray passes more bone.
     */
    private void addRib(ThicknessMap bone, int rib, int side, double spacing, Chance chance) {
        double back = -12.4 + spacing * rib + chance.about(0, 0.08);
        double fall = patient.ribSlope() * (6.0 + 0.85 * Math.min(rib, 7));
        double width = thorax.lungBorder(back + 0.45 * fall) + 0.35;
        double end = 128 + 2.5 * Math.min(rib, 5) - (rib > 6 ? 12 * (rib - 6) : 0);
        double posteriorRadius = RIB_RADIUS * chance.about(1, 0.05);
        bone.addTube(arc(side, back, fall, width, 14, 90), posteriorRadius, 0.45);
        if (end > 90) bone.addTube(arc(side, back, fall, width, 90, end), 1.15 * RIB_RADIUS, 0.68);
    }

    private static double[][] arc(
            int side, double back, double fall, double width, double from, double to) {
        int points = 40;
        double[][] path = new double[points + 1][];
        for (int i = 0; i <= points; i++) {
            double angle = StrictMath.toRadians(from + (to - from) * i / points);
            double sine = StrictMath.sin(angle);
            double cosine = StrictMath.cos(angle);
            double arch = 1.1 * StrictMath.sin(2 * angle); // rises beside the spine
            double y = back + fall * (1 - cosine) / 2 - Math.max(0, arch);
            double across = width * cosine;
            double along = 8.5 * sine;
            double stretch = Math.sqrt(1 + along * along / (across * across + fall * fall / 4));
            path[i] = new double[] {side * width * sine, y, Math.min(1.35, stretch)};
        }
        return path;
    }

    private static void addSpine(ThicknessMap bone, double spacing) {
        bone.add(
                (x, y) -> {
                    double halfWidth = 1.45 + 0.022 * (y + 20);
                    double q = ThicknessMap.square(x / halfWidth);
                    if (q >= 1) return 0;
                    double phase = (y + 12.4) / spacing;
                    phase -= Math.floor(phase);
                    double disc = Math.min(1, 7 * Math.min(phase, 1 - phase));
                    double body = (0.55 + 0.45 * disc) * (0.75 + 0.02 * (y + 20));
                    return body * (1 - q * q);
                });
        for (int i = -3; i < 15; i++) {
            double y = -12.4 + spacing * (i + 0.4);
            for (int side = -1; side <= 1; side += 2)
                bone.addEllipsoid(side * 0.95, y, 0.38, 0.55, 0.28);
            bone.addEllipsoid(0, y + 0.9, 0.3, 0.75, 0.3);
        }
    }

    private void addShoulder(ThicknessMap bone, int side, Chance chance) {
        double lift = chance.about(0, 0.5);
        double[][] clavicle = {
            {side * 2.2, -9.6, 1.2},
            {side * 4.5, -10.6, 1},
            {side * 8, -11.7 - lift, 1},
            {side * 12, -12.6 - lift, 1},
            {side * 15.6, -12.9 - lift, 1}
        };
        bone.addTube(clavicle, 0.76, 0.35);
        double[][] lateralBorder = {
            {side * 15.8, -9.2, 1}, {side * 15.0, -5.5, 1}, {side * 13.6, -0.5, 1}
        };
        bone.addTube(lateralBorder, 0.55, 0.4);
        double[][] spineOfScapula = {
            {side * 10.2, -9.6, 1}, {side * 13, -10.9, 1}, {side * 16.6, -12.2, 1}
        };
        bone.addTube(spineOfScapula, 0.55, 0.4);
        bone.add((x, y) -> blade(side * x, y));
        bone.addEllipsoid(side * 18.3, -10.4, 2.3, 2.3, 0.75);
        double dx = 5 + 7 * patient.armAngle();
        double dy = 15 - 7 * patient.armAngle();
        double[][] humerus = {
            {side * 18.2, -9.6, 1}, {side * (17.2 + 1.2 * dx), -10 + 1.2 * dy, 1}
        };
        bone.addTube(humerus, 1.15, 0.68);
    }

    /** The thin triangle of the shoulder blade. */
    private static double blade(double x, double y) {
        double t = (y + 10.2) / 10.2;
        if (t < 0 || t > 1) return 0;
        double medial = 10.4 + 2.6 * t;
        double lateral = 15.9 - 2.3 * t;
        double inside = Math.min(x - medial, lateral - x);
        return Math.max(0, Math.min(0.22, 0.4 * inside));
    }
}
