// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.DiskCache;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.Weights;

/** A training whose images do not fit into the memory. */
class DiskCacheTest {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(DiskImages.SIDE)
                    .withWidth(4)
                    .withBatch(2)
                    .withEpochs(2)
                    .withStepsPerEpoch(4)
                    .withDevice(DeviceChoice.CPU);

    @TempDir Path folder;

    /** What a training tells, and the weights that it saved last. */
    private record Trained(TrainingRecord record, Weights weights) {
        List<List<Double>> scores() {
            return record.epochs.stream()
                    .map(epoch -> List.of(epoch.dice(), epoch.accuracy(), epoch.auc()))
                    .toList();
        }
    }

    @Test
    void trainsBitForBitAsInMemory() throws IOException {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Trained inMemory = train(DiskImages.data(1));
        Trained onDisk;
        try (TrainingData data = DiskCache.of(DiskImages.data(1), cache)) {
            onDisk = train(data);
        }
        assertEquals(8, onDisk.record.steps.size());
        assertEquals(inMemory.record.losses(), onDisk.record.losses());
        assertEquals(inMemory.scores(), onDisk.scores());
        for (String name : inMemory.weights.names())
            assertArrayEquals(inMemory.weights.values(name), onDisk.weights.values(name), name);
        try (Stream<Path> files = Files.list(cache)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void saysHowLongItWaitedForImages() throws IOException {
        List<String> lines = train(DiskImages.data()).record.lines;
        assertEquals(
                1,
                lines.stream()
                        .filter(l -> l.startsWith("The training steps waited for images "))
                        .count(),
                () -> String.join("\n", lines));
        assertEquals(
                "The training steps waited for images 0.4 % of their time (1.2 s of 312 s).",
                TrainingSteps.waiting(Duration.ofMillis(1240), Duration.ofSeconds(312)));
    }

    private Trained train(TrainingData data) throws IOException {
        TrainingRecord record = new TrainingRecord();
        List<Weights> saved = new ArrayList<>();
        ModelWriter writer =
                (network, report) -> {
                    saved.add(NetworkWeights.of(network));
                    return file -> Files.writeString(file, "epoch " + report.epoch());
                };
        new Trainer(data, OPTIONS, Engines.devices(DeviceChoice.CPU), record)
                .train(folder.resolve("model.zip"), writer, null);
        return new Trained(record, saved.get(saved.size() - 1));
    }
}
