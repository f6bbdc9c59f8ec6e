// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.ScoreGain;
import sc.fiji.multimix.model.TwinReport;
import sc.fiji.multimix.phantom.SampleDataSet;

class SupervisedTwinTest {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withMasks(4)
                    .withLabels(6)
                    .withResolution(32)
                    .withWidth(2)
                    .withBatch(2)
                    .withEpochs(2)
                    .withStepsPerEpoch(0)
                    .withDevice(DeviceChoice.CPU)
                    .withTwin(true);

    @TempDir Path folder;

    private static ImageScores scores(double dice, double sureness) {
        double[] perImage = new double[20];
        Arrays.setAll(perImage, i -> dice + 0.001 * (i % 5));
        int[] labels = new int[20];
        Arrays.setAll(labels, i -> i % 2);
        double[][] probabilities = new double[20][];
        for (int i = 0; i < 20; i++) {
            double right = i % 4 < 2 ? 0.9 : sureness;
            probabilities[i] =
                    labels[i] == 0
                            ? new double[] {right, 1 - right}
                            : new double[] {1 - right, right};
        }
        return new ImageScores(perImage, labels, probabilities);
    }

    @Test
    void differenceWithoutSpreadIsSure() {
        TwinReport report = SupervisedTwin.compare("UMTL-S", scores(0.9, 0.8), scores(0.8, 0.3), 1);
        assertEquals(
                List.of("Dice", "accuracy", "AUC"),
                report.gains().stream().map(ScoreGain::score).toList());
        ScoreGain dice = report.gains().get(0);
        // every image is better by the same, so every resample is
        assertEquals(0.1, dice.difference(), 1e-9);
        assertEquals(0.1, dice.low(), 1e-9);
        assertEquals(0.1, dice.high(), 1e-9);
        ScoreGain accuracy = report.gains().get(1);
        assertEquals(1, accuracy.with());
        assertEquals(0.5, accuracy.without());
        assertTrue(accuracy.isBetter(), accuracy.toString());
        assertTrue(
                report.sentence().contains("unlabeled images helped (Dice, accuracy, AUC)"),
                report.sentence());
        assertTrue(report.sentence().contains("difference +0.1000"), report.sentence());
    }

    @Test
    void turnedRoundItIsAHarm() {
        TwinReport report = SupervisedTwin.compare("UMTL-S", scores(0.8, 0.3), scores(0.9, 0.8), 1);
        assertTrue(report.gains().stream().allMatch(ScoreGain::isWorse), report.toString());
        assertTrue(report.sentence().contains("did harm"), report.sentence());
    }

    @Test
    void equalScoresMakeNoClearDifference() {
        ImageScores same = scores(0.9, 0.3);
        TwinReport report = SupervisedTwin.compare("Enc", same, same, 1);
        for (ScoreGain gain : report.gains()) {
            assertEquals(0, gain.difference());
            assertFalse(gain.isBetter() || gain.isWorse());
        }
        assertTrue(report.sentence().contains("no clear difference"), report.sentence());
    }

    @Test
    void oneImageIsTooFewForAnInterval() {
        ImageScores one = new ImageScores(new double[] {0.9}, new int[0], new double[0][]);
        TwinReport report = SupervisedTwin.compare("U-Net", one, one, 1);
        assertEquals(1, report.gains().size());
        assertTrue(report.sentence().contains("too few"), report.sentence());
        assertTrue(report.sentence().contains("cannot tell from chance"), report.sentence());
    }

    @Test
    void twinHasTheSameStepsSplitAndSeed() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, 40, 1);
        Path model = folder.resolve("m.zip");
        List<StepReport> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void onStep(StepReport step) {
                        steps.add(step);
                    }
                };
        Training.Outcome trained =
                Training.run(
                        data.resolve("segmentation"),
                        data.resolve("classification"),
                        model,
                        OPTIONS,
                        listener);
        int before = steps.size();
        TwinReport report =
                SupervisedTwin.train(trained, model, OPTIONS, listener, new TrainingControl());

        assertEquals(2 * before, steps.size());
        assertTrue(Float.isFinite(steps.get(0).losses().pseudoLabel()));
        assertTrue(Float.isNaN(steps.get(before).losses().pseudoLabel()));
        var twin = ModelFile.load(folder.resolve("m.twin.zip")).description();
        var main = ModelFile.load(model).description();
        assertEquals("UMTL-S", twin.system());
        assertEquals(main.provenance().splitFingerprint(), twin.provenance().splitFingerprint());
        assertEquals(main.provenance().seed(), twin.provenance().seed());
        assertEquals(0, twin.data().imagesWithoutLabel());
        assertTrue(main.data().imagesWithoutLabel() > 0);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("data", "m.last.zip", "m.split.json", "m.twin.zip", "m.zip"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        // the scores that chose both best epochs, from the saved files
        assertEquals(main.validation().dice(), report.gains().get(0).with(), 1e-5);
        assertEquals(twin.validation().dice(), report.gains().get(0).without(), 1e-5);
        assertEquals(main.validation().accuracy(), report.gains().get(1).with(), 1e-9);
        assertEquals(twin.validation().auc(), report.gains().get(2).without(), 1e-5);
    }

    @Test
    void canceledTwinLeavesNothing() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, 40, 1);
        Path model = folder.resolve("m.zip");
        boolean[] canceled = new boolean[1];
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return canceled[0];
                    }

                    @Override
                    public void log(String line) {
                        if (line.startsWith("Supervised twin")) canceled[0] = true;
                    }
                };
        Training.Outcome trained =
                Training.run(
                        data.resolve("segmentation"),
                        data.resolve("classification"),
                        model,
                        OPTIONS,
                        listener);
        assertThrows(
                CancellationException.class,
                () ->
                        SupervisedTwin.train(
                                trained, model, OPTIONS, listener, new TrainingControl()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("data", "m.last.zip", "m.split.json", "m.zip"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void systemWithoutUnlabeledImagesHasNoTwin() {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> OPTIONS.withSystem(TrainingSystem.UMTL));
        assertTrue(error.getMessage().contains("UMTL uses no unlabeled"), error.getMessage());
    }
}
