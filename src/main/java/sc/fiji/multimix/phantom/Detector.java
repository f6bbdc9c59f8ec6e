// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/** Turns the attenuation behind a patient into the gray values of a hospital's film. */
final class Detector {
    private final Hospital hospital;
    private final Chance chance;

    Detector(Hospital hospital, Chance chance) {
        this.hospital = hospital;
        this.chance = chance;
    }

    /**
     * Exposes the detector and develops the picture.
     *
     * @param attenuation of the hospital's rays, on a grid finer than the film
     * @param factor fine pixels along each side of a film pixel
     * @param fineSide side of the fine grid
     * @return gray values 0..255, air dark
     */
    byte[] expose(double[] attenuation, int factor, int fineSide) {
        double[] intensity = transmitted(attenuation, factor, fineSide);
        int side = fineSide / factor;
        double pixels = side / 128.0;
        ThicknessMap.blur(intensity, side, (hospital == Hospital.NORTH ? 0.42 : 0.55) * pixels);
        addScatter(intensity, side, 9 * pixels);
        addNoise(intensity);
        return develop(intensity, side);
    }

    /** Beer and Lambert: intensity falls exponentially; a film pixel collects its fine pixels. */
    private double[] transmitted(double[] attenuation, int factor, int fineSide) {
        int side = fineSide / factor;
        double[] intensity = new double[side * side];
        for (int row = 0; row < fineSide; row++)
            for (int column = 0; column < fineSide; column++)
                intensity[row / factor * side + column / factor] +=
                        StrictMath.exp(-hospital.beam * attenuation[row * fineSide + column])
                                / (factor * factor);
        return intensity;
    }

    /** Scatter arises where the beam passes the body: direct air does not count in full. */
    private void addScatter(double[] intensity, int side, double width) {
        double[] scattered = new double[intensity.length];
        for (int i = 0; i < scattered.length; i++) scattered[i] = Math.min(0.12, intensity[i]);
        ThicknessMap.blur(scattered, side, width);
        double amount = hospital.scatter * chance.about(1, 0.12);
        for (int i = 0; i < scattered.length; i++) intensity[i] += 0.5 * amount * scattered[i];
    }

    private void addNoise(double[] intensity) {
        double perQuantum = 0.05 / (hospital.quanta * chance.uniform(0.7, 1.3));
        for (int i = 0; i < intensity.length; i++)
            intensity[i] =
                    Math.max(
                            1e-4,
                            intensity[i] + Math.sqrt(intensity[i] * perQuantum) * chance.normal());
    }

    /** Gray rises with the logarithm of the missing light, softly cut at both ends. */
    private byte[] develop(double[] intensity, int side) {
        double black = hospital.black + chance.about(0, 0.08);
        double latitude = hospital.latitude * chance.about(1, 0.05);
        double gamma = hospital.gamma * chance.about(1, 0.06);
        int[] shutter = new int[4];
        for (int i = 0; i < 4; i++)
            shutter[i] = chance.happens(hospital.shutters) ? chance.below(5) : 0;
        byte[] gray = new byte[intensity.length];
        for (int i = 0; i < gray.length; i++) {
            int column = i % side;
            int row = i / side;
            boolean shut =
                    column < shutter[0]
                            || row < shutter[1]
                            || column >= side - shutter[2]
                            || row >= side - shutter[3];
            double t = (-StrictMath.log(intensity[i]) - black) / latitude;
            double value = StrictMath.pow(softCut(t), gamma);
            gray[i] = (byte) (shut ? 2 : Math.round(4 + 247 * value));
        }
        return gray;
    }

    /** The toe and shoulder of a film's curve: close to t inside, within [0, 1] everywhere. */
    private static double softCut(double t) {
        double k = 9;
        double toe = StrictMath.log1p(StrictMath.exp(k * t));
        double shoulder = StrictMath.log1p(StrictMath.exp(k * (t - 1)));
        return Math.max(0, Math.min(1, (toe - shoulder) / k));
    }
}
