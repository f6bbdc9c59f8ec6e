// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cancel while a step takes for ever. */
class TrainerCancelTest {
    private static final int STEPS = 3;

    @TempDir Path folder;
    private final List<Integer> written = new CopyOnWriteArrayList<>();

    /** Its last step of the second epoch ends when the test says so. */
    private static final class Blocking implements TrainingListener {
        private final CountDownLatch blocked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private final List<Long> steps = new CopyOnWriteArrayList<>();
        private volatile boolean canceled;
        private volatile Thread training;

        @Override
        public void progress(String message, double fraction) {}

        @Override
        public void onStep(StepReport step) {
            steps.add(step.step());
            if (step.step() != 2 * STEPS) return;
            training = Thread.currentThread();
            blocked.countDown();
            try {
                assertTrue(released.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError("The step in progress was interrupted", e);
            }
        }

        @Override
        public boolean isCanceled() {
            return canceled;
        }
    }

    @Test
    void isAnsweredAtOnceAndTheBlockedStepsResultIsDropped()
            throws IOException, InterruptedException {
        Blocking listener = new Blocking();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<TrainingResult> training = executor.submit(() -> train(listener));
            assertTrue(listener.blocked.await(60, TimeUnit.SECONDS));
            listener.canceled = true;
            TrainingResult result = assertTimeoutPreemptively(SOON, () -> training.get());
            assertTrue(listener.training.isAlive()); // the step goes on in the background
            assertTrue(result.canceled());
            assertEquals(1, result.history().size());
            assertEquals("epoch 1", Files.readString(result.model()));

            Map<String, String> before = files();
            listener.released.countDown();
            listener.training.join(60_000);
            assertFalse(listener.training.isAlive());
            assertEquals(before, files());
            assertEquals(List.of(1), written);
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), listener.steps);
            assertEquals(1, result.history().size());
        } finally {
            listener.released.countDown();
            executor.shutdownNow();
        }
    }

    /** The training waits a second for the step; the rest is for a busy computer. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private TrainingResult train(TrainingListener listener) throws IOException {
        TrainingOptions options =
                TrainingOptions.FAST
                        .withResolution(DiskImages.SIDE)
                        .withWidth(4)
                        .withBatch(2)
                        .withEpochs(4)
                        .withStepsPerEpoch(STEPS);
        ModelWriter writer =
                (network, report) -> {
                    written.add(report.epoch());
                    return file -> Files.writeString(file, "epoch " + report.epoch());
                };
        return new Trainer(DiskImages.data(), options, List.of(Device.cpu()), listener)
                .train(folder.resolve("model.zip"), writer, null);
    }

    /** Content by name. */
    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList())
                contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }
}
