// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.training.TrainingControl.End;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrainerControlTest {
    private static final int STEPS = 3;
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(DiskImages.SIDE)
                    .withWidth(2)
                    .withBatch(2)
                    .withEpochs(3)
                    .withStepsPerEpoch(STEPS);
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir Path folder;
    private final TrainingControl control = new TrainingControl();
    private final ExecutorService executor = Executors.newSingleThreadExecutor();

    @AfterEach
    void endThread() {
        executor.shutdownNow();
    }

    @Test
    void aPausedTrainingRestsAndThenGoesOnAsIfNothingHadBeen() throws Exception {
        TrainingRecord undisturbed = new TrainingRecord();
        train(OPTIONS, undisturbed, new TrainingControl());

        TrainingRecord record = new TrainingRecord(at(4, control::pause));
        Future<TrainingResult> training = start(OPTIONS, record);
        await(() -> record.lines.contains("The training is paused."));
        assertEquals(4, record.steps.size());
        assertFalse(training.isDone());
        control.resume();
        assertFalse(training.get().canceled());
        assertEquals(undisturbed.losses(), record.losses());
        assertTrue(record.lines.contains("The training goes on."));
    }

    @Test
    void aPausedTrainingCanBeEnded() throws Exception {
        for (End end : List.of(End.FINISH, End.CANCEL_AND_KEEP)) {
            TrainingControl own = new TrainingControl();
            TrainingRecord record = new TrainingRecord(at(4, own::pause));
            Future<TrainingResult> training = executor.submit(() -> train(OPTIONS, record, own));
            await(() -> record.lines.contains("The training is paused."));
            own.end(end);
            TrainingResult result = training.get();
            assertEquals(end == End.CANCEL_AND_KEEP, result.canceled());
            assertEquals(1, result.history().size());
            assertEquals(4, record.steps.size());
            assertEquals("epoch 1", Files.readString(result.model()));
        }
    }

    @Test
    void aPausedTrainingIsCanceledByItsListenerToo() throws Exception {
        boolean[] canceled = new boolean[1];
        TrainingRecord record =
                new TrainingRecord(at(1, control::pause)) {
                    @Override
                    public boolean isCanceled() {
                        return canceled[0];
                    }
                };
        Future<TrainingResult> training = start(OPTIONS, record);
        await(() -> record.lines.contains("The training is paused."));
        canceled[0] = true;
        assertTrue(training.get().canceled());
    }

    @Test
    void finishKeepsTheBestModelAndIsNoCancel() throws IOException {
        TrainingRecord record = new TrainingRecord(at(5, () -> control.end(End.FINISH)));
        TrainingResult result = train(OPTIONS, record, control);
        assertFalse(result.canceled());
        assertEquals(5, record.steps.size());
        assertEquals(1, result.history().size());
        assertEquals(1, result.best().epoch());
        assertEquals("epoch 1", Files.readString(result.model()));
        assertTrue(record.lines.contains("Training finished early after 1 epoch."));
    }

    @Test
    void finishInTheFirstEpochMakesAModelOfWhatThereIs() throws IOException {
        TrainingRecord record = new TrainingRecord(at(2, () -> control.end(End.FINISH)));
        TrainingResult result = train(OPTIONS, record, control);
        assertFalse(result.canceled());
        assertEquals(2, record.steps.size());
        assertEquals(1, result.history().size());
        assertTrue(Double.isFinite(result.best().dice()));
        assertEquals("epoch 1", Files.readString(result.model()));
        assertEquals(record.epochs, result.history());
    }

    @Test
    void finishBeforeTheFirstStepMakesOne() throws IOException {
        control.end(End.FINISH);
        TrainingRecord record = new TrainingRecord();
        TrainingResult result = train(OPTIONS, record, control);
        assertEquals(1, record.steps.size());
        assertEquals("epoch 1", Files.readString(result.model()));
    }

    @Test
    void finishDoesNotWaitForABlockedStepIfThereIsAModel() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        TrainingRecord record = new TrainingRecord(at(5, () -> finishAndBlock(released)));
        TrainingResult result = train(OPTIONS, record, control); // else the test's time is over
        assertFalse(result.canceled());
        assertEquals("epoch 1", Files.readString(result.model()));
        control.beginTwin(); // the finish is past: the thread must not go on with its training
        Map<String, String> before = files();
        released.countDown();
        train(OPTIONS.withEpochs(1), new TrainingRecord(), new TrainingControl(), "other.zip");
        assertEquals(5, record.steps.size()); // the other training had to wait for the end of it
        before.forEach((name, content) -> assertEquals(content, read(name)));
    }

    @Test
    void finishWaitsForABlockedStepIfThereIsNoModelAndSaysSo() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        TrainingRecord record = new TrainingRecord(at(2, () -> finishAndBlock(released)));
        Future<TrainingResult> training = start(OPTIONS, record);
        await(() -> record.lines.stream().anyMatch(line -> line.startsWith("Finishing; no")));
        assertFalse(training.isDone());
        released.countDown();
        assertEquals("epoch 1", Files.readString(training.get().model()));
    }

    @Test
    void finishLetsAValidationEndThatHasBegunAndSaysSo() throws Exception {
        // longer than the time that a step in progress is given
        InValidation listener = new InValidation(() -> pause(Duration.ofMillis(1500)));
        TrainingResult result = train(OPTIONS, listener, control);
        assertEquals(2, result.history().size());
        assertEquals(2, listener.epochs.size());
        assertFalse(result.canceled());
        assertTrue(
                listener.lines.contains("Finishing; the validation of epoch 2 comes first."),
                listener.lines.toString());
        assertTrue(listener.lines.contains("Training finished early after 2 epochs."));
    }

    @Test
    void aCancelDoesNotWaitForAValidation() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        InValidation listener =
                new InValidation(
                        () -> {
                            while (listenerHasNot("Finishing; the validation"))
                                pause(Duration.ofMillis(5));
                            control.end(End.CANCEL_AND_KEEP);
                            awaitRelease(released);
                        });
        said = listener.lines;
        TrainingResult result = train(OPTIONS, listener, control); // else the test's time is over
        assertTrue(result.canceled());
        assertEquals(1, result.history().size());
        released.countDown();
    }

    private List<String> said = List.of();

    private boolean listenerHasNot(String start) {
        return said.stream().noneMatch(line -> line.startsWith(start));
    }

    /** Finishes the training in its second validation, which then does something. */
    private final class InValidation extends TrainingRecord {
        private final Runnable work;
        private boolean begun;

        InValidation(Runnable work) {
            this.work = work;
        }

        /** Asked before each batch of a validation too. */
        @Override
        public boolean isCanceled() {
            boolean inTraining = Thread.currentThread().getName().equals("MultiMix training");
            if (inTraining && !begun && steps.size() == 2 * STEPS && epochs.size() == 1) {
                begun = true;
                control.end(End.FINISH);
                work.run();
            }
            return false;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError("The validation was interrupted", e);
        }
    }

    private void finishAndBlock(CountDownLatch released) {
        control.end(End.FINISH);
        awaitRelease(released);
    }

    private static void awaitRelease(CountDownLatch released) {
        try {
            assertTrue(released.await(LONG.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError("The step in progress was interrupted", e);
        }
    }

    @Test
    void discardLeavesAnOlderModelExactlyAsItWas() throws IOException {
        Files.writeString(folder.resolve("model.zip"), "old");
        Files.writeString(folder.resolve("model.split.json"), "old split");
        Files.writeString(folder.resolve("model.twin.zip"), "old twin");
        Files.writeString(folder.resolve("model.last.zip"), "old last");
        Files.writeString(folder.resolve("model.last.zip.bak"), "older last");
        Files.writeString(folder.resolve("model.best.zip"), "of a killed training");
        Map<String, String> before = files();
        TrainingRecord record =
                new TrainingRecord(at(7, () -> control.end(End.CANCEL_AND_DISCARD)));
        TrainingResult result = train(OPTIONS, record, control);
        assertTrue(result.canceled());
        assertNull(result.model());
        assertNull(result.lastModel());
        assertNull(result.best());
        assertEquals(2, result.history().size());
        assertEquals(before, files());
    }

    @Test
    void whatAnEarlierTrainingLeftIsKeptBesideTheNewModel() throws IOException {
        for (String name : List.of("zip", "twin.zip", "last.zip", "last.zip.bak", "best.zip"))
            Files.writeString(folder.resolve("model." + name), "old " + name);
        Files.writeString(folder.resolve("model.split.json"), "old split");
        Map<String, String> amid = new TreeMap<>();
        TrainingRecord record =
                new TrainingRecord(
                        step -> {
                            if (step.step() == STEPS + 1)
                                for (String name : namesOfFiles()) amid.put(name, read(name));
                        });
        train(OPTIONS.withEpochs(2), record, control);
        assertEquals("old zip", amid.get("model.zip"));
        assertEquals("epoch 1", amid.get("model.last.zip"));
        assertEquals("old last.zip", amid.get("model.last.zip.bak2"));
        assertEquals("old last.zip.bak", amid.get("model.last.zip.bak"));
        assertEquals("epoch 1", amid.get("model.best.zip"));
        assertEquals("old best.zip", amid.get("model.best.zip.bak"));

        Map<String, String> after = files();
        after.remove("model.zip");
        assertFalse(after.remove("model.split.json").startsWith("old"));
        assertEquals(
                Map.of(
                        "model.last.zip", "epoch 2",
                        "model.zip.bak", "old zip",
                        "model.split.json.bak", "old split",
                        "model.twin.zip.bak", "old twin.zip",
                        "model.last.zip.bak", "old last.zip",
                        "model.best.zip.bak", "old best.zip"),
                after);
    }

    @Test
    void discardInTheFirstEpochTouchesNoFileOfAnEarlierTraining() throws IOException {
        Files.writeString(folder.resolve("model.last.zip"), "old");
        Map<String, String> before = files();
        train(
                OPTIONS,
                new TrainingRecord(at(1, () -> control.end(End.CANCEL_AND_DISCARD))),
                control);
        assertEquals(before, files());
    }

    @Test
    void cancelAndKeepKeepsTheBestModel() throws IOException {
        TrainingRecord record = new TrainingRecord(at(4, () -> control.end(End.CANCEL_AND_KEEP)));
        TrainingResult result = train(OPTIONS, record, control);
        assertTrue(result.canceled());
        assertEquals("epoch 1", Files.readString(result.model()));
        assertTrue(record.lines.contains("Training canceled after 1 epoch."));
    }

    @Test
    void extensionTellsLongerNumbersFromTheNextStepOn() throws IOException {
        TrainingRecord record = new TrainingRecord(at(5, () -> control.extend(2)));
        TrainingResult result = train(OPTIONS, record, control);
        assertEquals(5, result.history().size());
        assertEquals(5 * STEPS, record.steps.size());
        assertEquals(3 * STEPS, record.steps.get(4).steps());
        assertEquals(3, record.steps.get(4).epochs());
        assertEquals(5 * STEPS, record.steps.get(5).steps());
        assertEquals(5, record.steps.get(5).epochs());
        assertEquals(Duration.ZERO, record.steps.get(5 * STEPS - 1).remaining());
        float rate = 0.75f * OPTIONS.rate(); // of a cosine after a third of the time
        assertTrue(
                record.lines.contains(
                        String.format(
                                Locale.ROOT,
                                "The training is extended to 5 epochs (learning rate now %.2g).",
                                rate)),
                record.lines.toString());
    }

    @Test
    void warnsIfTheRateOfAnExtensionIsTooLowToLearn() throws IOException {
        TrainingOptions options =
                OPTIONS.withSchedule(LearningRateSchedule.STEP)
                        .withRate(0.01f)
                        .withStepsPerEpoch(1)
                        .withEpochs(32);
        TrainingRecord record =
                new TrainingRecord(
                        step -> {
                            if (step.step() == 20 || step.step() == 32) control.extend(1);
                            if (step.step() == 33) control.end(End.FINISH);
                        });
        train(options, record, control);
        assertEquals(
                List.of(
                        "The training is extended to 33 epochs (learning rate now 0.00010).",
                        "The training is extended to 34 epochs (learning rate now 1.0e-06, so low"
                                + " that the added epochs will hardly change anything)."),
                record.lines.stream().filter(line -> line.contains("extended")).toList());
    }

    @Test
    void extensionDuringTheLastStepIsNotLost() throws IOException {
        TrainingRecord record = new TrainingRecord(at(3 * STEPS, () -> control.extend(1)));
        assertEquals(4, train(OPTIONS, record, control).history().size());
    }

    @Test
    void aHeldTrainingIsExtended() throws IOException {
        control.holdAtEnd(LONG);
        TrainingRecord record =
                new TrainingRecord() {
                    @Override
                    public void onHold(Duration time, String reason) {
                        super.onHold(time, reason);
                        if (holds.size() == 1) control.extend(1);
                        else control.end(End.FINISH);
                    }
                };
        TrainingResult result = train(OPTIONS, record, control);
        assertEquals(List.of(LONG, LONG), record.holds);
        assertEquals(4, result.history().size());
        assertFalse(result.canceled());
    }

    @Test
    void aHeldTrainingWaitsForItsDecision() throws Exception {
        control.holdAtEnd(LONG);
        TrainingRecord record = new TrainingRecord();
        Future<TrainingResult> training = start(OPTIONS, record);
        await(() -> !record.holds.isEmpty());
        assertFalse(training.isDone());
        control.end(End.CANCEL_AND_DISCARD);
        assertTrue(training.get().canceled());
        assertEquals(Map.of(), files());
    }

    @Test
    void aHeldTrainingEndsWhenTheTimeIsOver() throws IOException {
        control.holdAtEnd(Duration.ofMillis(50));
        TrainingRecord record = new TrainingRecord();
        TrainingResult result = train(OPTIONS, record, control);
        assertEquals(1, record.holds.size());
        assertEquals(3, result.history().size());
    }

    @Test
    void withoutAHoldNobodyIsAsked() throws IOException {
        TrainingRecord record = new TrainingRecord();
        train(OPTIONS, record, control);
        assertEquals(List.of(), record.holds);
    }

    @Test
    void whenOutOfPatienceItCanBeExtendedAndCountsAnew() throws IOException {
        // a rate this small changes no validation score
        TrainingOptions options =
                OPTIONS.withRate(1e-12f).withEpochs(20).withStepsPerEpoch(1).withPatience(3);
        control.holdAtEnd(LONG);
        TrainingRecord record =
                new TrainingRecord() {
                    @Override
                    public void onHold(Duration time, String reason) {
                        super.onHold(time, reason);
                        if (holds.size() == 1) control.extend(2);
                        else control.end(End.FINISH);
                    }
                };
        TrainingResult result = train(options, record, control);
        assertEquals(4 + 2, result.history().size());
        assertEquals(20, record.steps.get(3).epochs());
        assertEquals(4 + 2, record.steps.get(4).epochs()); // of 20 planned
        assertEquals(4 + 2, record.epochs.size());
        assertEquals("No better score for 3 epochs.", record.reasons.get(0));
        assertEquals("All epochs are done.", record.reasons.get(1));
    }

    /** Does something after a step, from the training thread. */
    private static Consumer<StepReport> at(long number, Runnable work) {
        return step -> {
            if (step.step() == number) work.run();
        };
    }

    private Future<TrainingResult> start(TrainingOptions options, TrainingListener listener) {
        return executor.submit(() -> train(options, listener, control));
    }

    private TrainingResult train(
            TrainingOptions options, TrainingListener listener, TrainingControl steered)
            throws IOException {
        return train(options, listener, steered, "model.zip");
    }

    private TrainingResult train(
            TrainingOptions options,
            TrainingListener listener,
            TrainingControl steered,
            String name)
            throws IOException {
        return new Trainer(
                        DiskImages.data(),
                        options,
                        List.of(Device.cpu()),
                        new TrainingSchedule(DiskImages.data(), options),
                        listener,
                        steered)
                .train(
                        folder.resolve(name),
                        (network, report) ->
                                file -> Files.writeString(file, "epoch " + report.epoch()),
                        null);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) Thread.sleep(5); // the test's time is limited
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList())
                contents.put(file.getFileName().toString(), Files.readString(file));
        }
        return contents;
    }

    private List<String> namesOfFiles() {
        return List.of(Objects.requireNonNull(folder.toFile().list()));
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
