// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import static sc.fiji.multimix.phantom.ThicknessMap.square;

/**
 * The soft organs of a patient: trunk, arms, lungs, mediastinum, heart and diaphragm, each given by
 * its contour in the frontal plane and its depth along the ray. Lengths in centimeters in the
 * coordinates of {@link FilmPlane}; the standard adult's measures are typical values of
 * radiological anatomy (lungs 27 cm wide and 22 cm high, heart about half as wide as the thorax).
 */
final class Thorax {
    private static final double APEX_CENTER = 4.4; // x of the lung's tip from the midline

    private static final Curve TRUNK_WIDTH =
            new Curve(
                    -20, 5.6, -17.5, 5.8, -15.5, 7.6, -13.8, 12.5, -12, 16.2, -9, 17.4, -5, 17.0, 0,
                    16.3, 6, 16.1, 12, 15.6, 20, 15.8);
    private static final Curve TRUNK_DEPTH =
            new Curve(-20, 11, -15, 12.5, -10, 16.5, -4, 19.5, 4, 21, 10, 22, 20, 22);
    private static final Curve LUNG_WIDTH =
            new Curve(-13, 7.9, -10, 9.3, -6, 11.3, -2, 12.6, 3, 13.4, 8, 13.8, 16, 13.7);
    private static final Curve LUNG_DEPTH =
            new Curve(-13, 7, -10, 9.5, -5, 12.5, 2, 14.5, 10, 15, 16, 14);
    private static final Curve RIGHT_MEDIASTINUM =
            new Curve(-13, 2.9, -10, 2.5, -6, 2.6, -3, 2.9, 1, 2.6, 6, 2.5, 12, 2.6);
    private static final Curve LEFT_MEDIASTINUM =
            new Curve(-13, 3.0, -10, 2.6, -8, 2.8, -4, 3.0, 1, 3.0, 6, 2.6, 12, 2.6);

    private final Patient patient;
    private final double apex;

    Thorax(Patient patient) {
        this.patient = patient;
        apex = -12.6 - patient.apex();
    }

    /** Trunk, neck, arms and breasts, without regard to what is inside. */
    double body(double x, double y) {
        double width = TRUNK_WIDTH.of(y);
        if (y > -9) width *= 1 + (patient.waist() * patient.lungWidth() - 1) * ramp(-9, -3, y);
        double q = square(x / width);
        double depth = patient.build() * TRUNK_DEPTH.of(y);
        double trunk = q < 1 ? depth * Math.sqrt(1 - q * q) : 0;
        double arm = arm(Math.abs(x), y);
        return Math.sqrt(Math.sqrt(square(square(trunk)) + square(square(arm)))) + breast(x, y);
    }

    /** The upper arm: a capsule from the shoulder outwards and down. */
    private double arm(double x, double y) {
        double dx = 5 + 7 * patient.armAngle();
        double dy = 15 - 7 * patient.armAngle();
        double t = ((x - 17) * dx + (y + 10.5) * dy) / (dx * dx + dy * dy);
        t = Math.max(0, Math.min(1.5, t));
        double distance = square(x - 17 - t * dx) + square(y + 10.5 - t * dy);
        double radius = 4.6 - 0.5 * t;
        return distance < radius * radius ? 2 * Math.sqrt(radius * radius - distance) : 0;
    }

    private double breast(double x, double y) {
        if (patient.breast() == 0) return 0;
        double distance = square((Math.abs(x) - 8.6) / 5.6) + square((y - 8) / 4.8);
        return distance < 1 ? patient.breast() * Math.sqrt(1 - distance) : 0;
    }

    /** Half-width of the pleural space at a height. */
    double lungBorder(double y) {
        double width = patient.lungWidth() * LUNG_WIDTH.of(y);
        return APEX_CENTER + (width - APEX_CENTER) * opening(y);
    }

    /** From 0 at the lungs' tip to 1 some centimeters below, like a circle. */
    private double opening(double y) {
        double t = Math.max(0, Math.min(1, (y - apex) / 5.5));
        return Math.sqrt(1 - square(1 - t));
    }

    /** Height of the diaphragm's dome at a place. */
    double dome(double x) {
        double side = x < 0 ? -1 : 1;
        double top = 8.0 + patient.inspiration() + (x < 0 ? 0 : patient.domeDifference());
        double from = Math.abs(x) - (x < 0 ? 6.2 : 7.0) * patient.lungWidth();
        double reach = from > 0 ? lungBorder(top + 2) + 0.5 - Math.abs(x) + from : 8.5;
        double t = Math.min(1, square(from / reach));
        return top + (from > 0 ? 5.4 : 5.0 - 0.6 * side) * (1 - Math.sqrt(1 - t));
    }

    /** Square of the distance from the heart's center, 1 on its border. */
    private double heart(double x, double y) {
        double size = patient.heartSize();
        double base = patient.inspiration();
        double dx = x - 2.3 * size;
        double dy = Math.min(y - 4.6 - 0.8 * base, 3.2 * size); // rests on the diaphragm
        double u = 0.83 * dx + 0.56 * dy; // the long axis points down to the patient's left
        double v = 0.83 * dy - 0.56 * dx;
        double ventricles = square(u / (7.3 * size)) + square(v / (5.1 * size));
        double fromAtrium = Math.min(y - 4.2 - 0.7 * base, 3.4);
        double atrium = square((x + 0.9) / (3.3 * size)) + square(fromAtrium / (5.2 * size));
        return Math.min(ventricles, atrium);
    }

    /** Square of the distance from the aortic arch or the pulmonary trunk, 1 on the border. */
    private static double greatVessels(double x, double y) {
        double arch = square((x - 1.6) / 2.0) + square((y + 6.7) / 2.3);
        double trunk = square((x - 1.2) / 2.6) + square((y + 2.0) / 4.6);
        return Math.min(arch, trunk);
    }

    /** Whether a point belongs to the visible lung fields; see {@link Film#lungs}. */
    boolean inLungField(double x, double y) {
        return inPleura(x, y) && y < dome(x) && heart(x, y) > 1;
    }

    private boolean inPleura(double x, double y) {
        return y > apex
                && Math.abs(x) < lungBorder(y)
                && Math.abs(x) > mediastinum(x, y)
                && greatVessels(x, y) > 1;
    }

    private double mediastinum(double x, double y) {
        double border = (x < 0 ? RIGHT_MEDIASTINUM : LEFT_MEDIASTINUM).of(y);
        return APEX_CENTER - (APEX_CENTER - border) * opening(y);
    }

    /**
     * Air-filled lung along the ray. In front of and behind the heart, and in the recess behind the
     * dome, some lung is left outside the visible lung field.
     */
    double lung(double x, double y) {
        if (!inPleura(x, y)) return 0;
        double q = square(x / lungBorder(y));
        double depth = patient.build() * LUNG_DEPTH.of(y) * (0.55 + 0.45 * opening(y));
        double lung = depth * Math.sqrt(1 - q * q);
        double inner = Math.abs(x) - mediastinum(x, y);
        lung *= Math.min(1, 0.45 + 0.55 * Math.sqrt(Math.min(1, inner / 1.2)));
        double heart = heart(x, y);
        if (heart < 1) lung = Math.max(0.16 * lung, lung - 2.2 - 11 * Math.sqrt(1 - heart));
        double below = y - dome(x);
        if (below > 0)
            lung *= Math.max(0, 0.3 * (1 - below / 3.5)) * (1 - ramp(0, 0.5, below) * 0.4);
        return lung;
    }

    /** Gas in the stomach below the left dome, flat on its fluid. */
    double stomachGas(double x, double y) {
        double width = patient.stomachGas();
        if (width == 0) return 0;
        double top = dome(7.0) + 0.7;
        double distance =
                square((x - 6.6) / width) + square((y - top - width * 0.7) / (0.7 * width));
        boolean aboveFluid = y < top + 1.1 * width;
        return distance < 1 && aboveFluid ? 5 * (1 - distance * distance) : 0;
    }

    /** Air in the windpipe and the main bronchi. */
    static void addAirways(ThicknessMap air) {
        double[][] trachea = {{0, -20, 1}, {0.1, -14, 1}, {-0.2, -5.2, 1}};
        air.addTube(trachea, 0.85, 0);
        air.addTube(new double[][] {{-0.2, -5.0, 1}, {-2.4, -2.4, 1}, {-3.6, -0.6, 1}}, 0.6, 0);
        air.addTube(new double[][] {{-0.2, -5.0, 1}, {2.4, -2.8, 1}, {4.0, -1.8, 1}}, 0.5, 0);
    }

    private static double ramp(double from, double to, double value) {
        double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
