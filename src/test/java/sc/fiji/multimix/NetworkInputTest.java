// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.explanation.ExplanationOptions;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.inference.SlicePasses;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.progress.ProgressListener;

class NetworkInputTest {
    @TempDir private static Path folder;
    private static Path model;

    private final TinyTraining listener = new TinyTraining();

    @BeforeAll
    static void train() throws IOException {
        SampleDataSet.write(folder.resolve("data"), TinyTraining.FILMS, 1);
        model = folder.resolve("model.zip");
        MultiMix.train(
                folder.resolve("data/segmentation"),
                folder.resolve("data/classification"),
                model,
                TinyTraining.OPTIONS,
                new TinyTraining());
    }

    @Test
    void itIsWhatThePredictorFeedsToTheNetwork() throws IOException {
        ImagePlus films = TestFilms.stack();
        ImagePlus shown = MultiMix.networkInput(films, model, listener);
        List<Img<UnsignedByteType>> fed = new ArrayList<>();
        try (Predictor predictor = Predictor.load(model, DeviceChoice.CPU)) {
            new SlicePasses(predictor, predictor.parts(), predictor.target(null))
                    .run(
                            SourceImage.of(films),
                            ProgressListener.NONE,
                            pass -> pass.forEach(result -> fed.add(result.input())));
        }
        assertEquals(TestFilms.SLICES, fed.size());
        assertEquals(TestFilms.SLICES, shown.getStackSize());
        for (int slice = 1; slice <= fed.size(); slice++) {
            byte[] wanted = new byte[32 * 32];
            int i = 0;
            for (UnsignedByteType pixel : fed.get(slice - 1)) wanted[i++] = pixel.getByte();
            assertArrayEquals(wanted, (byte[]) shown.getStack().getPixels(slice));
        }
    }

    @Test
    void itSaysHowItCameAbout() throws IOException {
        ImagePlus films = TestFilms.stack();
        ImagePlus shown = MultiMix.networkInput(films, model, listener);
        assertEquals("films-network-input", shown.getTitle());
        assertEquals(8, shown.getBitDepth());
        assertEquals(32, shown.getWidth());
        assertEquals(32, shown.getHeight());
        assertEquals(TestFilms.SLICES, shown.getNFrames());
        // as large as the films
        assertEquals(0.14 * TestFilms.WIDTH, 32 * shown.getCalibration().pixelWidth, 1e-12);
        assertEquals(0.14 * TestFilms.HEIGHT, 32 * shown.getCalibration().pixelHeight, 1e-12);
        assertEquals("mm", shown.getCalibration().getUnit());
        String label = shown.getStack().getSliceLabel(3);
        assertTrue(label.matches("film 3: gray values 4\\d to 1\\d\\d became 0 to 255"), label);
        List<String> log = listener.lines();
        assertEquals(
                "films: 50 x 37 pixels became 32 x 32; the aspect ratio is not kept, as in"
                        + " training.",
                log.get(0));
        assertTrue(log.get(1).startsWith("Slice 1: gray values 4"), log.get(1));
    }

    @Test
    void warningsAreLoggedAndGivenPerSlice() throws IOException {
        ImagePlus film = new ImagePlus("film", TestFilms.film(1));
        film.getProcessor().multiply(0.01);
        MultiMix.networkInput(film, model, listener);
        assertTrue(
                listener.lines().get(2).startsWith("Warning: the image is nearly black"),
                listener.lines().toString());
        assertTrue(
                MultiMix.warnings(film, model, ProgressListener.NONE)
                        .get(0)
                        .startsWith("is nearly black"));
        try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
            TinyTraining other = new TinyTraining();
            multimix.classify(film, other);
            assertTrue(other.lines().get(0).startsWith("Warning: "), other.lines().toString());
            TinyTraining explaining = new TinyTraining();
            multimix.explain(film, null, new ExplanationOptions(1, 0.1, 1), explaining);
            assertTrue(
                    explaining.lines().get(1).startsWith("Warning: the image is nearly black"),
                    explaining.lines().toString());
        }
    }

    @Test
    void aTrainingKeepsTheGrayValuesOfItsImages() throws IOException {
        // 3 masks, 4 images without, 2 labels, 4 without
        assertEquals(13, ModelFile.load(model).description().grayValues().images());
    }

    @Test
    void refusesConstantSlicesByTheirNumber() {
        ImagePlus films = TestFilms.stack();
        films.getStack().getProcessor(2).set(7);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MultiMix.networkInput(films, model, listener))
                        .getMessage();
        assertTrue(message.startsWith("Slice 2: constant image"), message);
    }
}
