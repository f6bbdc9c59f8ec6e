// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.MaskedFile;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.inference.TestFiles;
import sc.fiji.multimix.inference.TestPredictor;
import sc.fiji.multimix.metrics.DiceCoefficient;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.progress.ProgressListener;

class ModelEvaluationTest {
    private static final NetworkOptions OPTIONS = NetworkOptions.multiMix(2, 2, 32, 0);

    @TempDir private Path folder;
    private final List<MaskedFile> masks = new ArrayList<>();
    private final List<LabeledFile> classes = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < 3; i++) {
            Path image = folder.resolve("images/" + i + ".png");
            Path mask = folder.resolve("masks/" + i + ".png");
            TestFiles.gray(image, 40 + i, 30);
            TestFiles.gray(mask, 40 + i, 30);
            masks.add(new MaskedFile(image, mask));
            Path film = folder.resolve(i % 2 == 0 ? "A/" + i + ".png" : "B/" + i + ".png");
            TestFiles.gray(film, 30, 35);
            classes.add(new LabeledFile(film, i % 2));
        }
    }

    private Evaluation run() throws IOException {
        try (Predictor predictor = TestPredictor.of(OPTIONS)) {
            return new ModelEvaluation(predictor, listener(false)).run(masks, classes);
        }
    }

    private ProgressListener listener(boolean canceled) {
        return new ProgressListener() {
            @Override
            public void progress(String message, double fraction) {
                assertTrue(fraction >= 0 && fraction <= 1, message);
            }

            @Override
            public void log(String line) {
                log.add(line);
            }

            @Override
            public boolean isCanceled() {
                return canceled;
            }
        };
    }

    @Test
    void everyImageHasAnOutcomeNamedInsideItsFolder() throws IOException {
        Evaluation evaluation = run();
        assertEquals(
                List.of("0.png", "1.png", "2.png"),
                evaluation.masks().stream().map(MaskOutcome::name).toList());
        assertEquals(
                List.of("A/0.png", "B/1.png", "A/2.png"),
                evaluation.classes().stream().map(ClassOutcome::name).toList());
        assertEquals(List.of(), evaluation.failures());
        for (ClassOutcome outcome : evaluation.classes())
            assertEquals(1, outcome.probability(0) + outcome.probability(1), 1e-6);
    }

    @Test
    void metricsComeFromTheMaskAtTheImagesResolution() throws IOException {
        Evaluation evaluation = run();
        try (Predictor predictor = TestPredictor.of(OPTIONS)) {
            // networks that learned nothing differ in their weights: numbers of one model only
            ModelEvaluation again = new ModelEvaluation(predictor, listener(false));
            MaskOutcome outcome = again.run(masks, List.of()).masks().get(1);
            CaseImages.Segmented pixels = new CaseImages(predictor).segmented(outcome);
            assertEquals(41, pixels.prediction().dimension(0));
            assertEquals(
                    DiceCoefficient.of(pixels.reference(), pixels.prediction()), outcome.dice());
        }
        assertEquals(3, evaluation.masks().size());
    }

    @Test
    void aCorruptImageOrMaskInTheMiddleIsListedAndTheRestGoesOn() throws IOException {
        Files.write(masks.get(1).mask(), new byte[] {1, 2, 3});
        Files.write(classes.get(1).image(), new byte[0]);
        Evaluation evaluation = run();
        assertEquals(2, evaluation.masks().size());
        assertEquals(2, evaluation.classes().size());
        assertEquals(
                List.of("1.png", "B/1.png"),
                evaluation.failures().stream().map(FailedImage::name).toList());
        assertEquals(
                List.of(true, false),
                evaluation.failures().stream().map(FailedImage::segmentation).toList());
        assertTrue(evaluation.failures().get(1).error().contains("empty"));
        for (int i = 0; i < 2; i++) {
            assertEquals(1, evaluation.failures().get(i).place());
            assertEquals(i == 0 ? -1 : 1, evaluation.failures().get(i).label());
        }
        assertEquals(2, log.stream().filter(line -> line.startsWith("Not evaluated")).count());
        String mask = Path.of("masks", "1.png").toString();
        assertTrue(log.get(1).contains(mask), log.get(1));
        assertFalse(log.get(1).contains(folder.toString()), log.get(1)); // nobody's folders
    }

    @Test
    void aMaskOfAnotherSizeIsListed() throws IOException {
        TestFiles.gray(masks.get(2).mask(), 7, 7);
        Evaluation evaluation = run();
        assertTrue(evaluation.failures().get(0).error().contains("differ in size"));
    }

    @Test
    void noImageAtAllIsAnError() throws IOException {
        for (MaskedFile file : masks) Files.write(file.image(), new byte[0]);
        classes.clear();
        IOException e = assertThrows(IOException.class, this::run);
        assertTrue(e.getMessage().startsWith("None of the 3 test images"), e.getMessage());
        assertTrue(e.getMessage().contains(masks.get(0).image().toString()), e.getMessage());
    }

    @Test
    void calibrationIsThatOfTheImageFile() throws IOException {
        ImagePlus image = IJ.openImage(masks.get(0).image().toString());
        image.getCalibration().pixelWidth = 0.2;
        image.getCalibration().pixelHeight = 0.4;
        image.getCalibration().setUnit("mm");
        Path tiff = folder.resolve("images/0.tif");
        IJ.saveAsTiff(image, tiff.toString());
        assertEquals(0.2, SourceImage.open(tiff).pixelSize().width(), 1e-9);
        masks.set(0, new MaskedFile(tiff, masks.get(0).mask()));
        MaskOutcome outcome = run().masks().get(0);
        assertEquals("mm", outcome.pixel().unit());
        assertEquals(outcome.referencePixels() * 0.08, outcome.referenceArea(), 1e-6);
    }

    @Test
    void ofAStackTheFirstSliceIsEvaluatedAndThatIsSaid() throws IOException {
        ImagePlus image = IJ.openImage(masks.get(0).image().toString());
        image.getStack().addSlice(image.getProcessor().duplicate());
        image.setStack(image.getStack());
        Path tiff = folder.resolve("images/0.tif");
        IJ.saveAsTiff(image, tiff.toString());
        masks.set(0, new MaskedFile(tiff, masks.get(0).mask()));
        Evaluation evaluation = run();
        assertEquals(3, evaluation.masks().size());
        assertEquals(1, evaluation.stacks());
        assertEquals(
                "1 image is a stack: only the first slice is evaluated.", log.get(log.size() - 1));
    }

    @Test
    void unusualImagesAreNamedCountedAndEvaluated() throws IOException {
        run();
        assertTrue(log.get(0).startsWith("The model is of an earlier version"), log.toString());
        log.clear();
        List<Img<UnsignedByteType>> films = new ArrayList<>();
        for (LabeledFile film : classes) // all of noise
        films.add(
                    new Preprocessing(32, IntensityScaling.DEFAULTS)
                            .apply(SourceImage.open(film.image()).gray(1)));
        ByteProcessor dark =
                (ByteProcessor) IJ.openImage(classes.get(1).image().toString()).getProcessor();
        dark.multiply(0.01);
        ResultFiles.savePng(dark, classes.get(1).image());
        GrayProfile profile = GrayProfile.of(films.stream(), List.of());
        try (Predictor predictor = TestPredictor.of(OPTIONS, false, profile)) {
            Evaluation evaluation =
                    new ModelEvaluation(predictor, listener(false)).run(List.of(), classes);
            assertEquals(3, evaluation.classes().size());
        }
        assertTrue(
                log.get(0).startsWith("Warning: B/1.png: the image is nearly black"), log.get(0));
        assertTrue(log.get(1).startsWith("Warning: 1 image is unusual for this"), log.get(1));
        assertEquals(2, log.size(), log.toString());
    }

    @Test
    void aModelWithoutThePartSaysSo() {
        NetworkOptions noClasses = new NetworkOptions(2, 0, true, false, 32, 0);
        try (Predictor predictor = TestPredictor.of(noClasses)) {
            ModelEvaluation evaluation = new ModelEvaluation(predictor, listener(false));
            assertThrows(IllegalArgumentException.class, () -> evaluation.run(masks, classes));
        }
    }

    @Test
    void canBeCanceled() {
        try (Predictor predictor = TestPredictor.of(OPTIONS)) {
            ModelEvaluation evaluation = new ModelEvaluation(predictor, listener(true));
            assertThrows(CancellationException.class, () -> evaluation.run(masks, classes));
        }
    }

    @Test
    void scoresAreThoseOfTheOutcomes() {
        Evaluation evaluation = Outcomes.classes(new int[] {0, 1}, 0.25f, 0.75f);
        assertEquals(1, evaluation.scores().accuracy());
        assertEquals(1, evaluation.scores().auc());
        assertTrue(Double.isNaN(evaluation.scores().dice()));
    }
}
