// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.data.MaskAugmentation;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TrainingData;

class TrainerTest {
    private static final int SIDE = 32;
    private static final ModelWriter WRITER =
            (network, report, file) -> Files.writeString(file, "epoch " + report.epoch());
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(SIDE)
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
        assertEquals(List.of("model.last.zip", "model.zip"), files());
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
    void saysWhenTheTrainingDiverges() {
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class,
                        () -> train(OPTIONS.withWeights(HUGE), TrainingListener.NONE));
        assertTrue(e.getMessage().contains("Lower the learning rate"), e.getMessage());
    }

    /** Their product with the losses overflows. */
    private static final LossWeights HUGE =
            new LossWeights(PseudoLabelOptions.DEFAULTS, Float.MAX_VALUE, Float.MAX_VALUE);

    @Test
    void endsWhenOutOfPatience() throws IOException {
        // a rate this small changes no validation score
        TrainingOptions options =
                OPTIONS.withRate(1e-12f).withEpochs(20).withStepsPerEpoch(1).withPatience(3);
        TrainingResult result = train(options, TrainingListener.NONE);
        assertEquals(4, result.history().size());
        assertEquals(1, result.best().epoch());
    }

    private TrainingResult train(TrainingOptions options, TrainingListener listener)
            throws IOException {
        return new Trainer(data(), options, Device.cpu(), listener)
                .train(folder.resolve("model.zip"), WRITER);
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static TrainingData data() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 4; i++) samples.add(disk(i));
        List<Sample> unlabeled =
                samples.stream().map(s -> new Sample(s.file(), s.image(), null, -1)).toList();
        return new TrainingData(
                samples,
                unlabeled,
                samples,
                unlabeled,
                samples,
                samples,
                List.of(),
                List.of(),
                List.of("dark", "bright"),
                new DataSplit("0", new TreeMap<>()),
                List.of());
    }

    /** A disk whose brightness is the class, on a noisy ground. */
    private static Sample disk(int index) {
        SplittableRandom random = new SplittableRandom(index);
        int label = index % 2;
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(SIDE, SIDE);
        Img<UnsignedByteType> mask = ArrayImgs.unsignedBytes(SIDE, SIDE);
        var imagePixel = image.localizingCursor();
        var maskPixel = mask.cursor();
        int x0 = 12 + 2 * index;
        while (imagePixel.hasNext()) {
            imagePixel.fwd();
            maskPixel.fwd();
            long dx = imagePixel.getLongPosition(0) - x0;
            long dy = imagePixel.getLongPosition(1) - 16;
            boolean inside = dx * dx + dy * dy < 64;
            maskPixel.get().set(inside ? 255 : 0);
            int gray = inside ? (label == 0 ? 20 : 230) : 120;
            imagePixel.get().set(gray + random.nextInt(20));
        }
        return new Sample(Path.of("disk" + index + ".png"), image, mask, label);
    }
}
