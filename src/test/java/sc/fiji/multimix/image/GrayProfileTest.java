// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.image.GrayProfile.Likeness;

class GrayProfileTest {
    private static final int SIDE = 48;

    @Test
    void describesOneImageByHand() {
        byte[] pixels = new byte[32 * 32];
        for (int i = 512; i < 1024; i++) pixels[i] = (byte) 255; // the lower half is white
        GrayShape shape = GrayShape.of(ArrayImgs.unsignedBytes(pixels, 32, 32));
        assertEquals(0.5, shape.histogram()[0], 1e-12);
        assertEquals(0.5, shape.histogram()[31], 1e-12);
        assertEquals(0, shape.thumbnail()[127]);
        assertEquals(255, shape.thumbnail()[128]);
        assertEquals(1, shape.correlation(shape.thumbnail()), 1e-12);
        assertEquals(-1, shape.inverted().correlation(shape.thumbnail()), 1e-12);
        assertEquals(0, shape.correlation(new double[256]));
        double[] black = new double[32];
        black[0] = 1;
        // half of the pixels move by 31 bins of 8 gray values
        assertEquals(124, shape.distance(black), 1e-9);
    }

    @Test
    void describesImagesSmallerThanTheThumbnail() {
        byte[] pixels = {0, 10, 20, 30};
        GrayShape shape = GrayShape.of(ArrayImgs.unsignedBytes(pixels, 2, 2));
        assertEquals(0, shape.thumbnail()[0]);
        assertEquals(30, shape.thumbnail()[255]);
    }

    @Test
    void tellsNegativesFromFilms() {
        GrayProfile profile = GrayProfile.of(films(0, 30).stream(), List.of());
        assertEquals(30, profile.images());
        for (Img<UnsignedByteType> film : films(100, 50)) {
            assertEquals(Likeness.ALIKE, profile.likeness(film));
            assertEquals(Likeness.INVERTED, profile.likeness(inverted(film)));
        }
    }

    @Test
    void tellsNegativesByTheirHistogramWhereNothingHasAPlace() {
        List<Img<UnsignedByteType>> images = new ArrayList<>();
        for (int i = 0; i < 400; i++) images.add(spots(i));
        GrayProfile profile = GrayProfile.of(images.stream(), List.of());
        assertTrue(profile.lowCorrelation() < 0);
        assertEquals(Likeness.ALIKE, profile.likeness(spots(1000)));
        assertEquals(Likeness.INVERTED, profile.likeness(inverted(spots(1000))));
    }

    @Test
    void tellsWhatIsSomethingElse() {
        GrayProfile profile = GrayProfile.of(films(0, 30).stream(), List.of());
        SplittableRandom random = new SplittableRandom(42);
        byte[] noise = new byte[SIDE * SIDE];
        random.nextBytes(noise);
        assertEquals(Likeness.UNLIKE, profile.likeness(ArrayImgs.unsignedBytes(noise, SIDE, SIDE)));
    }

    @Test
    void aFewNegativesOfTheTrainingChangeNothing() {
        SplittableRandom random = new SplittableRandom(42);
        byte[] noise = new byte[SIDE * SIDE];
        random.nextBytes(noise);
        for (int[] counts : new int[][] {{10, 1}, {20, 1}, {50, 1}, {90, 1}, {97, 3}, {200, 3}}) {
            List<Img<UnsignedByteType>> images = films(0, counts[0]);
            for (Img<UnsignedByteType> film : films(500, counts[1])) images.add(inverted(film));
            GrayProfile profile = GrayProfile.of(images.stream(), List.of());
            String set = counts[0] + " and " + counts[1];
            assertEquals(counts[0], profile.images(), set);
            for (Img<UnsignedByteType> film : films(1000, 30)) {
                assertEquals(Likeness.ALIKE, profile.likeness(film), set);
                assertEquals(Likeness.INVERTED, profile.likeness(inverted(film)), set);
            }
            assertEquals(
                    Likeness.UNLIKE,
                    profile.likeness(ArrayImgs.unsignedBytes(noise, SIDE, SIDE)),
                    set);
        }
    }

    @Test
    void oneOddImageOfTheTrainingDoesNotWidenTheLimits() {
        List<Img<UnsignedByteType>> images = films(0, 50);
        byte[] noise = new byte[SIDE * SIDE];
        new SplittableRandom(1).nextBytes(noise);
        images.add(ArrayImgs.unsignedBytes(noise.clone(), SIDE, SIDE));
        new SplittableRandom(2).nextBytes(noise);
        GrayProfile profile = GrayProfile.of(images.stream(), List.of());
        assertEquals(51, profile.images());
        assertEquals(Likeness.UNLIKE, profile.likeness(ArrayImgs.unsignedBytes(noise, SIDE, SIDE)));
        for (Img<UnsignedByteType> film : films(1000, 30)) {
            assertEquals(Likeness.ALIKE, profile.likeness(film));
            assertEquals(Likeness.INVERTED, profile.likeness(inverted(film)));
        }
    }

    @Test
    void fewImagesAllowMore() {
        // the same numbers, of one image and of many
        GrayProfile many = GrayProfile.of(films(0, 30).stream(), List.of());
        GrayProfile few =
                new GrayProfile(
                        1,
                        many.histogram(),
                        many.meanImage(),
                        many.lowCorrelation(),
                        many.medianCorrelation(),
                        many.medianDistance(),
                        many.highDistance(),
                        null);
        Img<UnsignedByteType> dark = films(7, 1).get(0);
        for (UnsignedByteType pixel : dark) pixel.set((int) (pixel.get() * 0.6));
        assertEquals(Likeness.UNLIKE, many.likeness(dark));
        assertEquals(Likeness.ALIKE, few.likeness(dark));
    }

    @Test
    void refusesWhatCannotBe() {
        GrayProfile good = GrayProfile.of(films(0, 5).stream(), List.of());
        List<Double> shares = good.histogram();
        List<Double> mean = good.meanImage();
        refused("at least one image", 0, shares, mean, 0.5);
        refused("histogram is missing", 5, null, mean, 0.5);
        refused("histogram must have 32 values, but has 31", 5, shares.subList(0, 31), mean, 0.5);
        refused("must sum to 1", 5, Collections.nCopies(32, 0.5), mean, 0.5);
        refused("meanImage must have 256 values", 5, shares, List.of(), 0.5);
        refused("must be in [0.0, 255.0]", 5, shares, Collections.nCopies(256, 300.0), 0.5);
        List<Double> holed = new ArrayList<>(mean);
        holed.set(3, null);
        refused("but is NaN", 5, shares, holed, 0.5);
        refused("lowCorrelation must be in", 5, shares, mean, Double.NaN);
        refused("lowCorrelation must be in", 5, shares, mean, -2);
    }

    private static void refused(
            String reason, int images, List<Double> shares, List<Double> mean, double low) {
        Exception error =
                assertThrows(
                        RuntimeException.class,
                        () -> new GrayProfile(images, shares, mean, low, 0.9, 5, 10, null));
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }

    /** Films: dark lungs in a bright body, each a little different. */
    static List<Img<UnsignedByteType>> films(int seed, int count) {
        List<Img<UnsignedByteType>> films = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            SplittableRandom random = new SplittableRandom(seed + k);
            byte[] pixels = new byte[SIDE * SIDE];
            double wide = 6 + 4 * random.nextDouble();
            double high = 13 + 5 * random.nextDouble();
            for (int i = 0; i < pixels.length; i++) {
                double y = (i / SIDE - 24) / high;
                double left = (i % SIDE - 14) / wide;
                double right = (i % SIDE - 34) / wide;
                boolean lung = left * left + y * y < 1 || right * right + y * y < 1;
                pixels[i] = (byte) ((lung ? 60 : 190) + random.nextInt(40));
            }
            films.add(ArrayImgs.unsignedBytes(pixels, SIDE, SIDE));
        }
        return films;
    }

    /** A bright spot on black, anywhere. */
    private static Img<UnsignedByteType> spots(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int x = random.nextInt(SIDE);
        int y = random.nextInt(SIDE);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++)
            pixels[i] = (byte) (Math.hypot(i % SIDE - x, i / SIDE - y) < 8 ? 250 : 5);
        return ArrayImgs.unsignedBytes(pixels, SIDE, SIDE);
    }

    static Img<UnsignedByteType> inverted(Img<UnsignedByteType> image) {
        Img<UnsignedByteType> result = image.copy();
        for (UnsignedByteType pixel : result) pixel.set(255 - pixel.get());
        return result;
    }
}
