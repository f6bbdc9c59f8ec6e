// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.MaskAugmentation;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.Weights;

class TrainerTest {
    private static final ModelWriter WRITER =
            (network, report) -> file -> Files.writeString(file, "epoch " + report.epoch());
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(DiskImages.SIDE)
                    .withWidth(4)
                    .withBatch(2)
                    .withEpochs(2)
                    .withStepsPerEpoch(3)
                    .withDropout(0.1f);

    @TempDir Path folder;

    @Test
    void overfitsFourImages() throws IOException {
        TrainingOptions options =
                OPTIONS.withEpochs(3)
                        .withStepsPerEpoch(60)
                        .withRate(1e-2f)
                        .withDropout(0)
                        .withAveraging(0.9f)
                        .withMaskAugmentation(MaskAugmentation.NONE);
        TrainingResult result = train(options, TrainingListener.NONE);
        assertTrue(result.best().dice() > 0.9, () -> "Dice " + result.best().dice());
        assertEquals(1, result.best().accuracy());
        assertEquals(1, result.best().auc());
    }

    @Test
    void sameSeedGivesBitIdenticalLosses() throws IOException {
        List<StepLosses> first = losses(OPTIONS);
        assertEquals(6, first.size());
        assertEquals(first, losses(OPTIONS));
        assertNotEquals(first, losses(OPTIONS.withSeed(2)));
    }

    private List<StepLosses> losses(TrainingOptions options) throws IOException {
        List<StepLosses> losses = new ArrayList<>();
        train(
                options,
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void onStep(StepReport step) {
                        losses.add(step.losses());
                    }
                });
        return losses;
    }

    @Test
    void keepsTheBestModelAndTheLast() throws IOException {
        TrainingResult result = train(OPTIONS, TrainingListener.NONE);
        assertEquals(2, result.history().size());
        assertEquals("epoch " + result.best().epoch(), Files.readString(result.model()));
        assertEquals("epoch 2", Files.readString(result.lastModel()));
        assertEquals(List.of("model.last.zip", "model.split.json", "model.zip"), files());
    }

    @Test
    void theBestModelHasTheHighestScore() throws IOException {
        TrainingResult result = train(OPTIONS.withEpochs(4).withRate(1e-2f), TrainingListener.NONE);
        double highest =
                result.history().stream().mapToDouble(EpochReport::score).max().getAsDouble();
        assertEquals(highest, result.best().score());
        assertEquals("epoch " + result.best().epoch(), Files.readString(result.model()));
    }

    @Test
    void learnsOnTwoDevicesWhatItLearnsOnOne() throws IOException {
        TrainingOptions options = OPTIONS.withEpochs(1).withDropout(0);
        List<StepLosses> one = losses(options, List.of(Device.cpu()));
        List<StepLosses> two = losses(options, List.of(Device.cpu(), Device.cpu()));
        assertEquals(one.size(), two.size());
        for (int i = 0; i < one.size(); i++)
            assertEquals(one.get(i).total(), two.get(i).total(), 1e-3f * one.get(i).total());
    }

    private List<StepLosses> losses(TrainingOptions options, List<Device> devices)
            throws IOException {
        TrainingRecord record = new TrainingRecord();
        new Trainer(DiskImages.data(), options, devices, record)
                .train(folder.resolve("model.zip"), WRITER, null);
        return record.losses();
    }

    @Test
    void hiddenLabelsTeachNothing() throws IOException {
        for (TrainingSystem system : List.of(TrainingSystem.MULTIMIX, TrainingSystem.ENC_MM)) {
            List<Weights> saved = new ArrayList<>();
            List<PseudoLabelCounts> counts = new ArrayList<>();
            for (int label : new int[] {-1, 0, 1}) {
                ModelWriter writer =
                        (network, report) -> {
                            saved.add(NetworkWeights.of(network));
                            counts.add(report.losses().pseudoLabels());
                            return WRITER.copy(network, report);
                        };
                new Trainer(
                                DiskImages.data(label),
                                OPTIONS.withEpochs(1).withSystem(system),
                                List.of(Device.cpu()),
                                TrainingListener.NONE)
                        .train(folder.resolve("model.zip"), writer, null);
            }
            assertEquals(0, counts.get(0).known());
            assertEquals(counts.get(1).accepted(), counts.get(1).known());
            for (String name : saved.get(0).names())
                for (int i = 1; i < 3; i++)
                    assertArrayEquals(saved.get(0).values(name), saved.get(i).values(name), name);
        }
    }

    @Test
    void endsEarlierWithTheSameFallOfTheRate() throws IOException {
        List<Float> rates = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void onEpoch(EpochReport epoch) {
                        rates.add(epoch.rate());
                    }
                };
        TrainingOptions options = OPTIONS.withEpochs(3).withSchedule(LearningRateSchedule.COSINE);
        train(options, listener);
        TrainingSchedule schedule = new TrainingSchedule(DiskImages.data(), options).until(2);
        new Trainer(
                        DiskImages.data(),
                        options,
                        List.of(Device.cpu()),
                        schedule,
                        listener,
                        new TrainingControl())
                .train(folder.resolve("model.zip"), WRITER, null);
        assertEquals(5, rates.size());
        assertEquals(rates.subList(0, 2), rates.subList(3, 5));
    }

    @Test
    void averagedWeightsAreSaved() throws IOException {
        // without dropout and pseudo-labels the mean has no part in the training itself
        LossWeights supervised =
                new LossWeights(new PseudoLabelOptions(1, 0), MixMatchOptions.DEFAULTS, 5, 0.01f);
        TrainingOptions oneEpoch = OPTIONS.withEpochs(1).withDropout(0).withWeights(supervised);
        List<Weights> saved = new ArrayList<>();
        List<Float> dice = new ArrayList<>();
        for (float averaging : new float[] {0, 0, 0.9f}) {
            ModelWriter writer =
                    (network, report) -> {
                        saved.add(NetworkWeights.of(network));
                        dice.add(report.losses().dice());
                        return WRITER.copy(network, report);
                    };
            TrainingOptions options = oneEpoch.withAveraging(averaging);
            new Trainer(DiskImages.data(), options, List.of(Device.cpu()), TrainingListener.NONE)
                    .train(folder.resolve("model.zip"), writer, null);
        }
        assertEquals(dice.get(0), dice.get(2));
        String name = "encoder.down1.conv1.weight";
        assertArrayEquals(saved.get(0).values(name), saved.get(1).values(name));
        assertFalse(Arrays.equals(saved.get(0).values(name), saved.get(2).values(name)));
    }

    @Test
    void keepsAnOlderModelAsBackup() throws IOException {
        Files.writeString(folder.resolve("model.zip"), "old");
        train(OPTIONS, TrainingListener.NONE);
        assertEquals("old", Files.readString(folder.resolve("model.zip.bak")));
    }

    @Test
    void cancelKeepsTheBestModelSoFar() throws IOException {
        Canceling listener = new Canceling(4);
        TrainingResult result = train(OPTIONS, listener);
        assertTrue(result.canceled());
        assertEquals(1, result.history().size());
        assertEquals("epoch 1", Files.readString(result.model()));
    }

    @Test
    void cancelInTheFirstEpochLeavesAnOlderModelAlone() throws IOException {
        Files.writeString(folder.resolve("model.zip"), "old");
        TrainingResult result = train(OPTIONS, new Canceling(1));
        assertTrue(result.canceled());
        assertNull(result.model());
        assertEquals(List.of("model.zip"), files());
        assertEquals("old", Files.readString(folder.resolve("model.zip")));
    }

    /** Cancels when this many steps are done. */
    private static final class Canceling implements TrainingListener {
        private final int steps;
        private volatile boolean canceled;

        Canceling(int steps) {
            this.steps = steps;
        }

        @Override
        public void progress(String message, double fraction) {}

        @Override
        public void onStep(StepReport step) {
            canceled = step.step() >= steps;
        }

        @Override
        public boolean isCanceled() {
            return canceled;
        }
    }

    @Test
    void aTrainingThatDivergesGoesBackThreeTimesThenNamesItsImages() {
        TrainingRecord record = new TrainingRecord();
        DivergedException e =
                assertThrows(
                        DivergedException.class, () -> train(OPTIONS.withWeights(HUGE), record));
        List<String> back =
                record.lines.stream().filter(line -> line.contains("goes back to its")).toList();
        assertEquals(3, back.size());
        for (int i = 0; i < 3; i++)
            assertTrue(back.get(i).endsWith("(" + (i + 1) + " of 3)."), back.get(i));
        assertTrue(e.getMessage().contains("after 3 times"), e.getMessage());
        assertTrue(e.getMessage().contains("with masks: disk"), e.getMessage());
        assertTrue(e.getMessage().contains("Train with a much smaller rate"), e.getMessage());
    }

    /** Their product with the losses overflows. */
    private static final LossWeights HUGE =
            new LossWeights(
                    PseudoLabelOptions.DEFAULTS,
                    MixMatchOptions.DEFAULTS,
                    Float.MAX_VALUE,
                    Float.MAX_VALUE);

    @Test
    void endsWhenOutOfPatience() throws IOException {
        // a rate this small changes no validation score
        TrainingOptions options =
                OPTIONS.withRate(1e-12f).withEpochs(20).withStepsPerEpoch(1).withPatience(3);
        TrainingResult result = train(options, TrainingListener.NONE);
        assertEquals(4, result.history().size());
        assertEquals(4, result.best().epoch()); // of equal scores the last: trained longest
    }

    private TrainingResult train(TrainingOptions options, TrainingListener listener)
            throws IOException {
        return new Trainer(DiskImages.data(), options, List.of(Device.cpu()), listener)
                .train(folder.resolve("model.zip"), WRITER, null);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
