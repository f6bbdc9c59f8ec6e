// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.progress.ProgressListener;

class InputCheckTest {
    private static final NetworkOptions OPTIONS = NetworkOptions.multiMix(4, 2, 32, 0);
    private static final Preprocessing PREPROCESSING =
            new Preprocessing(32, IntensityScaling.DEFAULTS);

    @TempDir private Path folder;

    /** A bright body with a dark hole, at a place that differs a little. */
    private static ByteProcessor film(int number) {
        ByteProcessor pixels = new ByteProcessor(60, 50);
        for (int i = 0; i < 3000; i++) {
            double distance = Math.hypot(i % 60 - 28 - number % 4, i / 60 - 24);
            pixels.set(i, (distance < 14 ? 50 : 180) + (i * 7 + number) % 40);
        }
        return pixels;
    }

    private static GrayProfile profile() {
        return GrayProfile.of(films().stream(), List.of());
    }

    private static List<Img<UnsignedByteType>> films() {
        List<Img<UnsignedByteType>> films = new ArrayList<>();
        for (int i = 0; i < 12; i++)
            films.add(PREPROCESSING.apply(SourceImage.of(new ImagePlus("", film(i))).gray(1)));
        return films;
    }

    private static String warning(ImageProcessor pixels, GrayProfile profile) {
        SourceImage image = SourceImage.of(new ImagePlus("", pixels));
        try (Predictor predictor = TestPredictor.of(OPTIONS, false, profile)) {
            return new InputCheck(predictor.description())
                    .warning(PREPROCESSING.apply(image.gray(1)), image.facts(1));
        }
    }

    @Test
    void saysNothingOfImagesLikeThoseOfTheTraining() {
        assertEquals("", warning(film(77), profile()));
        assertEquals("", warning(film(77).convertToRGB(), profile()));
        assertEquals("", warning(film(77).convertToShortProcessor(), profile()));
    }

    @Test
    void saysThatAnImageIsInverted() {
        ByteProcessor film = film(77);
        film.invert();
        String warning = warning(film, profile());
        assertTrue(warning.startsWith("looks inverted against the training images"), warning);
        film.invertLut(); // shown as the training's
        assertEquals("", warning(film, profile()));
    }

    @Test
    void saysThatAnImageIsNearlyBlackOrWhite() {
        ByteProcessor black = film(77);
        black.multiply(0.02);
        assertTrue(warning(black, profile()).startsWith("is nearly black (100.0 % of the"));
        ByteProcessor white = film(77);
        white.multiply(0.02);
        white.add(251);
        assertTrue(warning(white, profile()).startsWith("is nearly white (100.0 % of the"));
    }

    @Test
    void aHotPixelMakesNoFilmNearlyBlack() {
        ImageProcessor film = film(77).convertToShortProcessor(false);
        film.multiply(5);
        film.set(17, 65535); // all others lie in the darkest 2 %
        assertEquals("", warning(film, profile()));
    }

    @Test
    void saysThatADeepImageIsNearlyBlackInSpiteOfAHotPixel() {
        for (int values : new int[] {20, 100}) {
            SplittableRandom random = new SplittableRandom(values);
            ShortProcessor noise = new ShortProcessor(60, 50);
            for (int i = 0; i < 3000; i++) noise.set(i, random.nextInt(values));
            noise.set(17, 65535);
            for (GrayProfile profile : new GrayProfile[] {profile(), null}) {
                String warning = warning(noise, profile);
                assertTrue(warning.startsWith("is nearly black"), values + ": " + warning);
            }
        }
    }

    @Test
    void colorsAreUsualForAModelOfColoredImages() {
        ColorProcessor photograph = (ColorProcessor) film(77).convertToRGB();
        int[] rgb = (int[]) photograph.getPixels();
        for (int i = 0; i < rgb.length; i++) rgb[i] &= 0xffff30;
        double share = SourceImage.of(new ImagePlus("", photograph)).facts(1).colored();
        List<Double> colored = Collections.nCopies(12, share);
        assertEquals("", warning(photograph, GrayProfile.of(films().stream(), colored)));
        List<Double> one = new ArrayList<>(Collections.nCopies(11, 0.0));
        one.add(share);
        assertTrue(
                warning(photograph, GrayProfile.of(films().stream(), one))
                        .startsWith("looks like a color photograph ("));
    }

    @Test
    void saysThatAnImageIsAColorPhotograph() {
        ColorProcessor photograph = (ColorProcessor) film(77).convertToRGB();
        int[] rgb = (int[]) photograph.getPixels();
        for (int i = 0; i < rgb.length; i++) rgb[i] &= 0xffff30;
        String warning = warning(photograph, profile());
        assertTrue(warning.startsWith("looks like a color photograph ("), warning);
    }

    @Test
    void saysThatAnImageIsAMaskOrSomethingElse() {
        ByteProcessor mask = film(77);
        mask.threshold(120);
        assertTrue(warning(mask, profile()).startsWith("has only 2 different gray values"));
        ByteProcessor stripes = new ByteProcessor(60, 50);
        for (int i = 0; i < 3000; i++) stripes.set(i, i / 60 * 5);
        assertTrue(warning(stripes, profile()).startsWith("looks unlike the training images"));
    }

    @Test
    void knowsWhatNeedsNoTrainingImagesWithoutThem() {
        ByteProcessor film = film(77);
        film.invert();
        assertEquals("", warning(film, null));
        film.multiply(0.02);
        assertTrue(warning(film, null).startsWith("is nearly black"));
        try (Predictor old = TestPredictor.of(OPTIONS);
                Predictor known = TestPredictor.of(OPTIONS, false, profile())) {
            assertNotNull(new InputCheck(old.description()).lack());
            assertNull(new InputCheck(known.description()).lack());
        }
    }

    @Test
    void aFolderHasTheWarningsInItsTable() throws IOException {
        ByteProcessor inverted = film(5);
        inverted.invert();
        Path input = folder.resolve("in");
        ResultFiles.savePng(film(3), input.resolve("a.png"));
        ResultFiles.savePng(inverted, input.resolve("b.png"));
        FolderSummary summary;
        try (Predictor predictor = TestPredictor.of(OPTIONS, false, profile())) {
            summary =
                    new FolderAnalysis(predictor, input, folder.resolve("out"), false)
                            .run(ProgressListener.NONE);
        }
        assertEquals(1, summary.warnings());
        List<String> rows = Files.readAllLines(summary.table());
        assertTrue(rows.get(1).startsWith("a.png,") && rows.get(1).endsWith(",,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("b.png,"), rows.get(2));
        assertTrue(rows.get(2).contains("\"looks inverted against"), rows.get(2));
        assertTrue(rows.get(2).endsWith("\","), "no error: " + rows.get(2));
    }
}
