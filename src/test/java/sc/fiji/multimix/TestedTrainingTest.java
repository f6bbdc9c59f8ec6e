// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.model.DataCounts;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.Provenance;
import sc.fiji.multimix.model.ScoreGain;
import sc.fiji.multimix.model.TwinReport;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;

class TestedTrainingTest {
    private static final TrainingOptions OPTIONS = TinyTraining.OPTIONS;

    @TempDir static Path folder;
    private static final TinyTraining LISTENER = new TinyTraining();
    private static Path masks;
    private static Path classes;
    private static Path model;
    private static TrainingResult result;

    @BeforeAll
    static void train() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, TinyTraining.FILMS, 1);
        masks = data.resolve("segmentation");
        classes = data.resolve("classification");
        model = folder.resolve("made/by the training/both.zip"); // no such folder yet
        result = MultiMix.train(masks, classes, model, OPTIONS, LISTENER);
    }

    @Test
    void theTestPartIsScoredLoggedAndStored() throws IOException {
        var test = ModelFile.load(model).description().test();
        assertTrue(test.dice() >= 0 && test.dice() <= 1, test.toString());
        assertTrue(test.accuracy() >= 0 && test.accuracy() <= 1, test.toString());
        assertTrue(test.auc() >= 0 && test.auc() <= 1, test.toString());
        assertLogged(
                String.format(Locale.ROOT, "Test: mean Dice %.4f on 4 images.", test.dice()),
                LISTENER);
        assertLogged(
                String.format(
                        Locale.ROOT,
                        "Test: accuracy %.4f, AUC %.4f on 4 images.",
                        test.accuracy(),
                        test.auc()),
                LISTENER);
    }

    @Test
    void theDescriptionSaysHowTheModelWasMade() throws IOException {
        ModelDescription description = ModelFile.load(model).description();
        JsonObject training = description.training();
        assertEquals(OPTIONS.rate(), training.get("rate").getAsFloat());
        assertEquals(2, training.get("batch").getAsInt());
        assertEquals(2, training.get("stepsPerEpoch").getAsInt());
        assertEquals(1, training.get("bestEpoch").getAsInt());
        assertEquals(
                OPTIONS.weights().pseudoLabel().threshold(),
                training.getAsJsonObject("weights")
                        .getAsJsonObject("pseudoLabel")
                        .get("threshold")
                        .getAsFloat());
        assertEquals(4, description.network().width());
        assertEquals(32, description.network().resolution());
        assertEquals(32, description.preprocessing().resolution());
        assertEquals(List.of("NORMAL", "PNEUMONIA"), description.classNames());
        // of 24 films 4 + 4 test; of the 4 masks 1 and of the 4 labels 2 validate
        assertEquals(new DataCounts(3, 4, 2, 4, 1, 2), description.data());
        assertEquals(result.best().dice(), description.validation().dice());

        Provenance provenance = description.provenance();
        assertEquals(OPTIONS.seed(), provenance.seed());
        assertEquals(Engines.describe(Engines.device(DeviceChoice.CPU)), provenance.device());
        assertEquals(Engines.suiteVersion(), provenance.versions().suite());
        assertEquals(System.getProperty("java.version"), provenance.versions().java());
        assertLogged("Training on " + provenance.device() + ": 1 epoch of 2 steps.", LISTENER);
    }

    @Test
    void theSplitLiesBesideTheModelAndHasItsFingerprint() throws IOException {
        DataSplit split = DataSplit.read(model.resolveSibling("both.split.json"));
        Provenance provenance = ModelFile.load(model).description().provenance();
        assertEquals(split.fingerprint(), provenance.splitFingerprint());
        assertEquals(3, split.parts().get("segmentation/labeled").size());
        assertEquals(4, split.parts().get("classification/test").size());
        assertEquals(
                List.of("both.last.zip", "both.split.json", "both.zip"), names(model.getParent()));
    }

    @Test
    void aModelLoadedTwicePredictsTheSameBits() throws IOException {
        try (MultiMix first = MultiMix.load(model, DeviceChoice.CPU);
                MultiMix second = MultiMix.load(model, DeviceChoice.CPU)) {
            assertArrayEquals(probability(first), probability(second));
            assertArrayEquals(saliency(first), saliency(second));
            assertEquals(first.classify(image()), second.classify(image()));
        }
    }

    @Test
    void equalSeedsGiveEqualWeightsAndTheOldModelIsKept() throws IOException {
        Path again = folder.resolve("again.zip");
        MultiMix.train(masks, classes, again, OPTIONS, new TinyTraining());
        assertEquals(List.of(), differences(model, again));
        byte[] first = Files.readAllBytes(again);
        MultiMix.train(masks, classes, again, OPTIONS.withSeed(2), new TinyTraining());
        assertFalse(differences(model, again).isEmpty());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("again.zip.bak")));
    }

    /** Names of the weights that are not equal bit for bit. */
    private static List<String> differences(Path file, Path other) throws IOException {
        Weights a = ModelFile.load(file).weights();
        Weights b = ModelFile.load(other).weights();
        assertEquals(a.names(), b.names());
        return a.names().stream()
                .filter(name -> !Arrays.equals(a.values(name), b.values(name)))
                .toList();
    }

    @Test
    void segmentationAloneIsTrainedAndSaysWhatItLacks() throws IOException {
        TinyTraining listener = new TinyTraining();
        Path file = folder.resolve("masks.zip");
        MultiMix.train(masks, null, file, OPTIONS, listener);
        assertLogged("No classification data: only the segmentation is trained.", listener);
        try (MultiMix multimix = MultiMix.load(file, DeviceChoice.CPU)) {
            assertEquals(List.of(), multimix.classNames());
            assertEquals(8, multimix.segment(image()).getBitDepth());
            assertLacks("This model does not classify", () -> multimix.classify(image()));
            assertLacks("This model does not classify", () -> multimix.saliency(image(), null));
        }
        assertTrue(Double.isNaN(ModelFile.load(file).description().test().accuracy()));
    }

    @Test
    void classificationAloneIsTrainedAndSaysWhatItLacks() throws IOException {
        TinyTraining listener = new TinyTraining();
        Path file = folder.resolve("classes.zip");
        MultiMix.train(null, classes, file, OPTIONS, listener);
        assertLogged("No segmentation data: only the classification is trained.", listener);
        try (MultiMix multimix = MultiMix.load(file, DeviceChoice.CPU)) {
            assertEquals(1, multimix.classify(image()).size());
            assertEquals(32, multimix.saliency(image(), "NORMAL").getBitDepth());
            assertLacks("This model does not segment", () -> multimix.segment(image()));
        }
        assertTrue(Double.isNaN(ModelFile.load(file).description().test().dice()));
    }

    private static void assertLacks(String what, Runnable work) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, work::run);
        assertTrue(e.getMessage().startsWith(what), e.getMessage());
        assertTrue(e.getMessage().contains("Train one with a"), e.getMessage());
    }

    @Test
    void aBadTestImageIsNamedAndTheOthersScored() throws IOException {
        Path data = folder.resolve("bad");
        SampleDataSet.write(data, TinyTraining.FILMS, 2);
        Path test = data.resolve("classification/test/NORMAL");
        Path bad = test.resolve(names(test).get(0));
        Files.write(bad, new byte[0]);
        Path file = folder.resolve("bad.zip");
        TinyTraining listener = new TinyTraining();
        MultiMix.train(null, data.resolve("classification"), file, OPTIONS, listener);
        assertTrue(
                listener.lines().stream()
                        .anyMatch(
                                line ->
                                        line.startsWith("Not evaluated: ")
                                                && line.contains(bad.getFileName().toString())),
                listener.lines().toString());
        // the others are scored
        assertTrue(Double.isFinite(ModelFile.load(file).description().test().accuracy()));
    }

    @Test
    void theTwinIsComparedLoggedAndStored() throws IOException {
        Path file = folder.resolve("with twin.zip");
        TinyTraining listener = new TinyTraining();
        TrainingResult trained =
                MultiMix.train(masks, classes, file, OPTIONS.withTwin(true), listener);
        TwinReport twin = ModelFile.load(file).description().twin();
        assertEquals(trained.twin(), twin);
        assertEquals("UMTL-S", twin.twin());
        assertEquals(
                List.of("Dice", "accuracy", "AUC"),
                twin.gains().stream().map(ScoreGain::score).toList());
        assertLogged(twin.sentence(), listener);
        assertTrue(Files.exists(folder.resolve("with twin.twin.zip")));
        assertNull(ModelFile.load(model).description().twin());
    }

    @Test
    void aBatchLargerThanTheLabeledImagesTrains() throws IOException {
        Path file = folder.resolve("large batch.zip");
        TrainingOptions options = OPTIONS.withBatch(7).withStepsPerEpoch(1);
        assertEquals(file, MultiMix.train(masks, classes, file, options, LISTENER).model());
    }

    @Test
    void aBatchBeyondTheMemoryIsRefusedBeforeAnyFileIsRead() {
        Path file = folder.resolve("huge.zip");
        TrainingOptions options = OPTIONS.withResolution(4096).withBatch(10_000);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                MultiMix.train(
                                        folder.resolve("missing"), null, file, options, LISTENER));
        assertTrue(e.getMessage().contains("needs about"), e.getMessage());
        assertTrue(e.getMessage().contains("this computer has"), e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void aModelThatCannotBeWrittenIsRefusedBeforeAnyFileIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("a file"), "in the way");
        for (Path impossible : List.of(file.resolve("model.zip"), folder)) {
            IOException e =
                    assertThrows(
                            IOException.class,
                            () ->
                                    MultiMix.train(
                                            folder.resolve("missing"),
                                            null,
                                            impossible,
                                            OPTIONS,
                                            LISTENER));
            assertTrue(
                    e.getMessage().startsWith("Cannot write the file " + impossible),
                    e.getMessage());
        }
    }

    private static void assertLogged(String line, TinyTraining listener) {
        assertTrue(listener.lines().contains(line), () -> line + " in " + listener.lines());
    }

    private static float[] probability(MultiMix multimix) {
        ImagePlus result = multimix.probability(image(), ProgressListener.NONE);
        return (float[]) result.getProcessor().getPixels();
    }

    private static float[] saliency(MultiMix multimix) {
        return (float[]) multimix.saliency(image(), null).getProcessor().getPixels();
    }

    private static ImagePlus image() {
        SplittableRandom random = new SplittableRandom(1);
        ByteProcessor pixels = new ByteProcessor(45, 60);
        for (int i = 0; i < 45 * 60; i++) pixels.set(i, random.nextInt(256));
        return new ImagePlus("noise", pixels);
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
