// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;

class ChestPhantomTest {
    private static final int SIDE = ChestPhantom.SIDE;

    @Test
    void isTheSameForTheSameSeedOnly() {
        int[] film = pixels(film(1, Diagnosis.PNEUMONIA, Hospital.SOUTH).image());
        assertArrayEquals(film, pixels(film(1, Diagnosis.PNEUMONIA, Hospital.SOUTH).image()));
        assertFalse(
                Arrays.equals(film, pixels(film(2, Diagnosis.PNEUMONIA, Hospital.SOUTH).image())));
    }

    @Test
    void masksAreTwoLungsOfPlausibleSize() {
        for (int seed = 0; seed < 12; seed++) {
            int[] mask = pixels(film(seed, Diagnosis.NORMAL, hospital(seed)).lungs());
            int[] areas = areasOfComponents(mask);
            assertEquals(2, areas.length, "lungs of patient " + seed);
            for (int area : areas) {
                double share = (double) area / mask.length;
                assertTrue(share > 0.05 && share < 0.22, "patient " + seed + ": " + share);
            }
        }
    }

    @Test
    void masksHoldAirOnlyAndAllOfItInFrontOfHeartAndDiaphragm() {
        for (int seed = 0; seed < 6; seed++) {
            Anatomy anatomy = new Anatomy(seed);
            ThicknessMap air = new ThicknessMap(anatomy.plane);
            air.add(anatomy.thorax::lung);
            int hidden = 0;
            for (int i = 0; i < air.centimeters.length; i++) {
                double x = anatomy.plane.x(i % SIDE, i / SIDE);
                double y = anatomy.plane.y(i % SIDE, i / SIDE);
                boolean visible = anatomy.thorax.inLungField(x, y);
                if (visible) assertTrue(air.centimeters[i] > 0);
                boolean lungOutside = !visible && air.centimeters[i] > 0;
                boolean covered = y >= anatomy.thorax.dome(x) || (x > -6 && x < 12 && y > -2);
                if (lungOutside) {
                    hidden++;
                    assertTrue(covered, "uncovered lung at " + x + ", " + y);
                }
            }
            assertTrue(hidden > 0, "some lung is behind the heart");
        }
    }

    @Test
    void lungsAreDarkerThanHeartSpineAndAbdomen() {
        for (int seed = 0; seed < 8; seed++) {
            Film film = film(seed, Diagnosis.NORMAL, hospital(seed));
            int[] gray = pixels(film.image());
            int[] mask = pixels(film.lungs());
            double lungs = mean(gray, i -> mask[i] != 0);
            // the middle of the lower third: heart, spine, liver
            double center =
                    mean(gray, i -> i / SIDE > 80 && i / SIDE < 110 && Math.abs(i % SIDE - 64) < 8);
            assertTrue(center > lungs + 60, "lungs " + lungs + ", center " + center);
        }
    }

    @Test
    void pneumoniaIsMoreAttenuationInsideTheLungsOnly() {
        for (int seed = 0; seed < 10; seed++) {
            Anatomy anatomy = new Anatomy(seed);
            double[] healthy = anatomy.attenuation(Diagnosis.NORMAL);
            double[] ill = anatomy.attenuation(Diagnosis.PNEUMONIA);
            int visible = 0;
            int conspicuous = 0;
            for (int i = 0; i < ill.length; i++) {
                double x = anatomy.plane.x(i % SIDE, i / SIDE);
                double y = anatomy.plane.y(i % SIDE, i / SIDE);
                if (anatomy.thorax.lung(x, y) == 0) assertEquals(healthy[i], ill[i]);
                if (!anatomy.thorax.inLungField(x, y)) continue;
                visible++;
                // a rib's wall adds about 0.3
                if (ill[i] - healthy[i] > 0.3) conspicuous++;
            }
            double share = (double) conspicuous / visible;
            assertTrue(share > 0.12 && share < 0.6, "patient " + seed + ": " + share);
        }
    }

    @Test
    void brightnessAloneDoesNotTellTheDiagnosis() {
        double[] normal = meansOfFilms(Diagnosis.NORMAL);
        double[] pneumonia = meansOfFilms(Diagnosis.PNEUMONIA);
        int best = 0;
        for (int threshold = 0; threshold < 256; threshold++) {
            int gray = threshold;
            int right =
                    (int)
                            (Arrays.stream(normal).filter(mean -> mean < gray).count()
                                    + Arrays.stream(pneumonia).filter(m -> m >= gray).count());
            best = Math.max(best, Math.max(right, 40 - right));
        }
        assertTrue(best <= 32, best + " of 40 films are told by their mean gray value");
    }

    @Test
    void hospitalsDifferInTheGrayOfTheLungs() {
        double north = 0;
        double south = 0;
        for (int seed = 0; seed < 10; seed++) {
            north += lungGray(film(seed, Diagnosis.NORMAL, Hospital.NORTH)) / 10;
            south += lungGray(film(seed, Diagnosis.NORMAL, Hospital.SOUTH)) / 10;
        }
        assertTrue(north > south + 15, "north " + north + ", south " + south);
    }

    private static double[] meansOfFilms(Diagnosis diagnosis) {
        return IntStream.range(0, 20)
                .mapToDouble(
                        i ->
                                mean(
                                        pixels(film(100 + i, diagnosis, hospital(i)).image()),
                                        pixel -> true))
                .toArray();
    }

    private static double lungGray(Film film) {
        int[] mask = pixels(film.lungs());
        return mean(pixels(film.image()), i -> mask[i] != 0);
    }

    private static double mean(int[] gray, IntPredicate where) {
        return IntStream.range(0, gray.length)
                .filter(where)
                .map(i -> gray[i])
                .average()
                .orElseThrow();
    }

    private static Hospital hospital(int i) {
        return i % 2 == 0 ? Hospital.NORTH : Hospital.SOUTH;
    }

    private static Film film(long seed, Diagnosis diagnosis, Hospital hospital) {
        return ChestPhantom.film(new SplittableRandom(seed), diagnosis, hospital);
    }

    private static int[] pixels(Img<UnsignedByteType> image) {
        int[] pixels = new int[(int) image.size()];
        int i = 0;
        for (UnsignedByteType pixel : image) pixels[i++] = pixel.get();
        return pixels;
    }

    /** Areas of the mask's 4-connected components of more than one pixel. */
    private static int[] areasOfComponents(int[] mask) {
        int[] left = mask.clone();
        return IntStream.range(0, mask.length)
                .map(i -> erase(left, i))
                .filter(area -> area > 1)
                .toArray();
    }

    private static int erase(int[] mask, int start) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.push(start);
        int area = 0;
        while (!open.isEmpty()) {
            int i = open.pop();
            if (mask[i] == 0) continue;
            mask[i] = 0;
            area++;
            if (i % SIDE > 0) open.push(i - 1);
            if (i % SIDE < SIDE - 1) open.push(i + 1);
            if (i >= SIDE) open.push(i - SIDE);
            if (i < SIDE * (SIDE - 1)) open.push(i + SIDE);
        }
        return area;
    }

    /** One patient before the film, without hospital. */
    private static final class Anatomy {
        final Patient patient;
        final Thorax thorax;
        final FilmPlane plane;
        private final long seed;

        Anatomy(long seed) {
            this.seed = seed;
            patient = Patient.draw(new Chance(new SplittableRandom(seed)));
            thorax = new Thorax(patient);
            plane = Hospital.NORTH.place(SIDE, new Chance(new SplittableRandom(seed)));
        }

        double[] attenuation(Diagnosis diagnosis) {
            Chance chance = new Chance(new SplittableRandom(seed));
            return ChestPhantom.attenuation(patient, thorax, plane, diagnosis, chance);
        }
    }
}
