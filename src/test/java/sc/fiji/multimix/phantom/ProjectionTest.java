// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The geometry under the phantom: film plane, curves, thickness maps, draws. */
class ProjectionTest {
    /** 41 x 41 pixels of 1 cm, the patient's origin in the center of the middle pixel. */
    private static final FilmPlane STRAIGHT = new FilmPlane(41, 1, 1, 0, 0, 0);

    @Test
    void filmPlaneMapsPixelsToThePatientAndBack() {
        FilmPlane plane = Hospital.SOUTH.place(128, new Chance(new SplittableRandom(42)));
        double x = plane.x(100, 17);
        double y = plane.y(100, 17);
        assertEquals(100, plane.column(x, y), 1e-9);
        assertEquals(17, plane.row(x, y), 1e-9);
    }

    @Test
    void refinedPlaneCoversTheSameFilm() {
        FilmPlane fine = STRAIGHT.refined(2);
        double middle = (fine.x(6, 9) + fine.x(7, 9)) / 2; // the two halves of pixel 3
        assertEquals(STRAIGHT.x(3, 4), middle, 1e-12);
    }

    @Test
    void curveGoesThroughItsPointsAndStaysConstantBeyond() {
        Curve curve = new Curve(-1, 4, 0, 5, 3, -2);
        assertEquals(4, curve.of(-1), 1e-12);
        assertEquals(5, curve.of(0), 1e-12);
        assertEquals(-2, curve.of(3), 1e-12);
        assertEquals(4, curve.of(-9), 1e-12);
        assertEquals(-2, curve.of(9), 1e-12);
    }

    @Test
    void curveIsStraightThroughPointsOnALine() {
        Curve curve = new Curve(0, 1, 1, 3, 2, 5, 3, 7);
        assertEquals(4.2, curve.of(1.6), 1e-12);
    }

    @Test
    void ellipsoidIsThickestInItsCenterAndEndsAtItsAxes() {
        ThicknessMap map = new ThicknessMap(STRAIGHT);
        map.addEllipsoid(0, 0, 5, 3, 7);
        assertEquals(14, at(map, 0, 0), 1e-12);
        assertEquals(14 * 0.6, at(map, 4, 0), 1e-12); // 3-4-5 triangle
        assertEquals(0, at(map, 5, 0), 1e-12);
        assertEquals(0, at(map, 0, 3), 1e-12);
    }

    @Test
    void tubeHasTheChordsOfACircleAndHollowTubesDarkCenters() {
        double[][] path = {{-10, 0, 1}, {10, 0, 1}};
        ThicknessMap full = new ThicknessMap(STRAIGHT);
        full.addTube(path, 5, 0);
        assertEquals(10, at(full, 0, 0), 0.05);
        assertEquals(6, at(full, 0, 4), 0.05);
        ThicknessMap hollow = new ThicknessMap(STRAIGHT);
        hollow.addTube(path, 5, 0.8);
        assertEquals(2, at(hollow, 0, 0), 0.05);
        assertTrue(at(hollow, 0, 4) > at(hollow, 0, 0), "the wall is seen at the border");
    }

    @Test
    void bodiesBeyondTheFilmAreCutOff() {
        ThicknessMap map = new ThicknessMap(STRAIGHT);
        map.addEllipsoid(60, 60, 3, 3, 3);
        map.addTube(new double[][] {{-90, -70, 1}, {-40, -30, 1}}, 2, 0);
        assertEquals(0, Arrays.stream(map.centimeters).sum());
    }

    @Test
    void blurKeepsTheSumAndSpreadsByItsDeviation() {
        double[] pixels = new double[41 * 41];
        pixels[20 * 41 + 20] = 1;
        ThicknessMap.blur(pixels, 41, 2.5);
        assertEquals(1, Arrays.stream(pixels).sum(), 1e-9);
        double variance = 0;
        for (int i = 0; i < pixels.length; i++)
            variance += pixels[i] * ThicknessMap.square(i % 41 - 20);
        assertEquals(2.5, Math.sqrt(variance), 0.1); // the kernel ends at three deviations
    }

    @Test
    void normalDrawsHaveMeanZeroAndDeviationOne() {
        Chance chance = new Chance(new SplittableRandom(42));
        int draws = 20_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double value = chance.normal();
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / draws, 0.03); // four standard errors
        assertEquals(1, squares / draws, 0.04);
    }

    @Test
    void smoothNoiseStaysInItsRangeAndHasNoSteps() {
        SmoothNoise noise = new SmoothNoise(new Chance(new SplittableRandom(42)), 2);
        for (double x = -30; x < 30; x += 0.37) {
            double value = noise.at(x, 0.5 * x);
            assertTrue(value >= -1 && value <= 1);
            assertEquals(value, noise.at(x + 1e-6, 0.5 * x), 1e-4);
        }
    }

    private static double at(ThicknessMap map, int x, int y) {
        return map.centimeters[(20 + y) * 41 + 20 + x];
    }
}
