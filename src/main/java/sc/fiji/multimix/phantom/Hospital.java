// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/**
 * Where a film is exposed: geometry, beam, detector and the look of its pictures. The numbers of a
 * film scatter about these.
 */
public enum Hospital {
    /** Adults standing before a digital detector: wide field and latitude, light pictures. */
    NORTH(38, 0.9, 0.35, 9000, 0.7, 3.4, 0.85, 0.0),
    /** A tighter field on an older plate: dark, hard, more scatter and noise, black shutters. */
    SOUTH(33.5, 1.1, 0.5, 3500, 1.3, 3.25, 1.25, 0.6);

    /** Side of the film in centimeters at the patient. */
    final double field;

    /** Factor of all attenuation: a softer beam has more. */
    final double beam;

    /** Scattered radiation as a share of the primary. */
    final double scatter;

    /** Quanta per pixel behind mean thickness. */
    final double quanta;

    /** Attenuation that is shown black. */
    final double black;

    /** Attenuation from black to white. */
    final double latitude;

    /** Exponent of the gray curve; more than 1 darkens. */
    final double gamma;

    /** Probability of a black shutter at each edge. */
    final double shutters;

    Hospital(
            double field,
            double beam,
            double scatter,
            double quanta,
            double black,
            double latitude,
            double gamma,
            double shutters) {
        this.field = field;
        this.beam = beam;
        this.scatter = scatter;
        this.quanta = quanta;
        this.black = black;
        this.latitude = latitude;
        this.gamma = gamma;
        this.shutters = shutters;
    }

    /** How a patient is placed before this hospital's film. */
    FilmPlane place(int side, Chance chance) {
        double tilt = StrictMath.toRadians(chance.about(0, 1.8));
        double size = chance.about(1, 0.04);
        return new FilmPlane(
                side,
                field / size / side,
                StrictMath.cos(tilt),
                StrictMath.sin(tilt),
                chance.about(0, 0.5),
                chance.about(0.4, 0.6));
    }
}
