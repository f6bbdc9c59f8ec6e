// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A synthetic chest radiograph: a patient with a drawn anatomy ({@link Patient}, {@link Thorax},
 * {@link Skeleton}, {@link PulmonaryVessels}, {@link Opacities}) projected by Beer and Lambert's
 * law, exposed and developed in one of two hospitals ({@link Detector}). The same random numbers
 * give the same bytes on every platform.
 *
 * <p>Attenuation is that of a diagnostic beam with one effective energy: soft tissue 0.2 per cm,
 * inflated lung a quarter of it, bone 0.55.
 */
public final class ChestPhantom {
    /** Side of a film in pixels. */
    public static final int SIDE = 128;

    private static final int REFINEMENT = 2; // rays per pixel along each side
    private static final double SOFT_TISSUE = 0.2; // per cm
    private static final double LUNG = 0.05;
    private static final double BONE = 0.55;
    private static final double LEAD = 8;

    private ChestPhantom() {}

    /**
     * A film of a new patient.
     *
     * @param random draws the patient and the exposure; advanced
     * @param diagnosis the film's class
     * @param hospital where it is exposed
     */
    public static Film film(SplittableRandom random, Diagnosis diagnosis, Hospital hospital) {
        Chance chance = new Chance(random);
        Patient patient = Patient.draw(chance.split());
        FilmPlane plane = hospital.place(SIDE, chance.split());
        Thorax thorax = new Thorax(patient);
        double[] attenuation =
                attenuation(patient, thorax, plane.refined(REFINEMENT), diagnosis, chance.split());
        byte[] gray =
                new Detector(hospital, chance.split())
                        .expose(attenuation, REFINEMENT, SIDE * REFINEMENT);
        return new Film(
                ArrayImgs.unsignedBytes(gray, SIDE, SIDE),
                mask(thorax, plane),
                diagnosis,
                hospital);
    }

    /** Line integrals of the attenuation through the patient. */
    static double[] attenuation(
            Patient patient, Thorax thorax, FilmPlane plane, Diagnosis diagnosis, Chance chance) {
        ThicknessMap body = new ThicknessMap(plane);
        body.add(thorax::body);
        ThicknessMap lung = new ThicknessMap(plane);
        lung.add(thorax::lung);
        ThicknessMap gas = new ThicknessMap(plane);
        gas.add(thorax::stomachGas);
        Thorax.addAirways(gas);
        ThicknessMap bone = new Skeleton(patient, thorax).project(plane, chance.split());
        ThicknessMap blood = PulmonaryVessels.project(thorax, plane, chance.split());
        ThicknessMap marker = LeadMarker.project(plane, chance.split());
        Chance illness = chance.split();
        double[] fluid =
                diagnosis == Diagnosis.PNEUMONIA
                        ? new Opacities(thorax, plane, illness).project()
                        : new double[lung.centimeters.length];
        SmoothNoise muscles = new SmoothNoise(chance.split(), 3.0);
        SmoothNoise parenchyma = new SmoothNoise(chance.split(), 0.7);

        double[] attenuation = new double[fluid.length];
        for (int i = 0; i < attenuation.length; i++) {
            double x = plane.x(i % plane.side(), i / plane.side());
            double y = plane.y(i % plane.side(), i / plane.side());
            double thickness = body.centimeters[i] * (1 + 0.035 * muscles.at(x, y));
            double aerated = lung.centimeters[i] * (1 - fluid[i]);
            double vessels = Math.min(blood.centimeters[i], 0.8 * aerated);
            double air = Math.min(gas.centimeters[i], 0.5 * thickness);
            double soft = Math.max(0, thickness - aerated - air) + vessels;
            attenuation[i] =
                    SOFT_TISSUE * soft
                            + LUNG * (aerated - vessels) * (1 + 0.12 * parenchyma.at(x, y))
                            + (BONE - SOFT_TISSUE) * bone.centimeters[i]
                            + LEAD * marker.centimeters[i];
        }
        return attenuation;
    }

    private static Img<UnsignedByteType> mask(Thorax thorax, FilmPlane plane) {
        byte[] mask = new byte[SIDE * SIDE];
        for (int i = 0; i < mask.length; i++) {
            int column = i % SIDE;
            int row = i / SIDE;
            if (thorax.inLungField(plane.x(column, row), plane.y(column, row)))
                mask[i] = (byte) 255;
        }
        return ArrayImgs.unsignedBytes(mask, SIDE, SIDE);
    }
}
