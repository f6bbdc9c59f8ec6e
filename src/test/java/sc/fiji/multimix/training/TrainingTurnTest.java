// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.training.TrainingControl.End;

/** Trainings that are started while another one runs. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrainingTurnTest {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(DiskImages.SIDE)
                    .withWidth(2)
                    .withBatch(2)
                    .withEpochs(2)
                    .withStepsPerEpoch(3);

    @TempDir Path folder;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final TrainingControl runningControl = new TrainingControl();
    private final TrainingRecord running =
            new TrainingRecord(
                    step -> {
                        if (step.step() == 2) runningControl.pause();
                    });

    /** What a training gives. */
    private record Trained(TrainingResult result, TrainingRecord record, Weights weights) {}

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private Trained train(TrainingOptions options, TrainingRecord record, TrainingControl control)
            throws IOException {
        Weights[] last = new Weights[1];
        ModelWriter writer =
                (network, report) -> {
                    last[0] = NetworkWeights.of(network);
                    return file -> Files.writeString(file, "epoch " + report.epoch());
                };
        TrainingSchedule schedule = new TrainingSchedule(DiskImages.data(), options);
        Path model = Files.createTempDirectory(folder, "model").resolve("model.zip");
        TrainingResult result =
                new Trainer(
                                DiskImages.data(),
                                options,
                                List.of(Device.cpu()),
                                schedule,
                                record,
                                control)
                        .train(model, writer, null);
        return new Trained(result, record, last[0]);
    }

    private Trained trainAlone(TrainingOptions options) throws IOException {
        return train(options, new TrainingRecord(), new TrainingControl());
    }

    private Future<Trained> start(
            TrainingOptions options, TrainingRecord record, TrainingControl control) {
        return executor.submit(() -> train(options, record, control));
    }

    /** Starts a training that pauses amid its first epoch. */
    private Future<Trained> startFirst() throws InterruptedException {
        Future<Trained> first = start(OPTIONS, running, runningControl);
        await(() -> running.lines.contains("The training is paused."));
        return first;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) Thread.sleep(10);
    }

    private static void awaitTurn(TrainingRecord record) throws InterruptedException {
        await(() -> record.lines.stream().anyMatch(line -> line.startsWith("Another training")));
    }

    private static void assertSame(Trained expected, Trained found) {
        assertEquals(expected.record.losses(), found.record.losses());
        assertEquals(
                expected.result.history().stream().map(EpochReport::score).toList(),
                found.result.history().stream().map(EpochReport::score).toList());
        for (String name : expected.weights.names())
            assertTrue(
                    Arrays.equals(expected.weights.values(name), found.weights.values(name)), name);
    }

    @Test
    void trainingsStartedTogetherGiveWhatEachGivesAlone() throws Exception {
        TrainingOptions other = OPTIONS.withSeed(7);
        Trained firstAlone = trainAlone(OPTIONS);
        Trained secondAlone = trainAlone(other);
        Future<Trained> first = startFirst();
        TrainingRecord waiting = new TrainingRecord();
        Future<Trained> second = start(other, waiting, new TrainingControl());
        awaitTurn(waiting);
        assertTrue(waiting.steps.isEmpty());
        runningControl.resume();
        assertSame(firstAlone, first.get());
        assertSame(secondAlone, second.get());
        assertTrue(waiting.lines.contains("The other training is over; this one begins."));
    }

    @Test
    void theyBeginInTheOrderInWhichTheyCame() throws Exception {
        Future<Trained> first = startFirst();
        List<String> begun = new CopyOnWriteArrayList<>();
        List<Future<Trained>> others = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            TrainingRecord record =
                    new TrainingRecord(
                            step -> {
                                if (step.step() == 1) begun.add(name);
                            });
            others.add(start(OPTIONS.withEpochs(1), record, new TrainingControl()));
            awaitTurn(record);
        }
        runningControl.resume();
        first.get();
        for (Future<Trained> each : others) each.get();
        assertEquals(List.of("a", "b", "c"), begun);
    }

    @Test
    void aWaitingTrainingCanBeCanceledAndTheNextOneBegins() throws Exception {
        Future<Trained> first = startFirst();
        TrainingControl control = new TrainingControl();
        TrainingRecord waiting = new TrainingRecord();
        Future<Trained> second = start(OPTIONS, waiting, control);
        awaitTurn(waiting);
        TrainingRecord last = new TrainingRecord();
        Future<Trained> third = start(OPTIONS.withEpochs(1), last, new TrainingControl());
        awaitTurn(last);
        control.end(End.CANCEL_AND_KEEP);
        TrainingResult result = second.get().result;
        assertTrue(result.canceled());
        assertNull(result.model());
        assertTrue(waiting.steps.isEmpty());
        assertFalse(first.isDone());
        runningControl.resume();
        assertFalse(first.get().result.canceled());
        assertFalse(third.get().result.canceled());
        assertEquals(3, last.steps.size());
    }

    @Test
    void aWaitingTrainingEndsWhenTheProgramDoes() throws Exception {
        Future<Trained> first = startFirst();
        TrainingControl control = new TrainingControl();
        TrainingRecord waiting = new TrainingRecord();
        Callable<Trained> guarded =
                () -> QuitGuard.during(control, () -> train(OPTIONS, waiting, control));
        Future<Trained> second = executor.submit(guarded);
        awaitTurn(waiting);
        control.quit(); // what the guard does
        assertTrue(second.get().result.canceled());
        assertTrue(waiting.steps.isEmpty());
        runningControl.resume();
        first.get();
    }

    @Test
    void aWaitingTrainingThatIsFinishedMakesItsStepAfterTheOther() throws Exception {
        Future<Trained> first = startFirst();
        TrainingControl control = new TrainingControl();
        TrainingRecord waiting = new TrainingRecord();
        Future<Trained> second = start(OPTIONS, waiting, control);
        awaitTurn(waiting);
        control.end(End.FINISH);
        await(
                () ->
                        waiting.lines.contains(
                                "Finishing; the other training, a step and a validation come"
                                        + " first."));
        runningControl.resume();
        first.get();
        assertEquals(1, second.get().result.history().size());
        assertEquals(1, waiting.steps.size());
    }

    @Test
    void aTrainingThatFailsLetsTheNextOneBegin() throws Exception {
        for (Throwable failure :
                List.of(
                        new EngineException(
                                "CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0)"),
                        new EngineException("DefaultCPUAllocator: can't allocate memory"),
                        new OutOfMemoryError("Java heap space"))) {
            TrainingRecord failing =
                    new TrainingRecord(
                            step -> {
                                if (step.step() == 5) sneak(failure);
                            });
            ExecutionException thrown =
                    assertThrows(
                            ExecutionException.class,
                            () -> start(OPTIONS, failing, new TrainingControl()).get());
            assertTrue(thrown.getCause() instanceof IllegalStateException, thrown.toString());
            String message = thrown.getCause().getMessage();
            assertTrue(message.contains("emory is not enough for"), message);
            assertTrue(
                    failing.lines.stream()
                            .anyMatch(line -> line.startsWith("The best model so far is kept in")),
                    failing.lines.toString());
        }
        assertFalse(trainAlone(OPTIONS.withEpochs(1)).result.canceled());
    }

    private static void sneak(Throwable failure) {
        if (failure instanceof Error error) throw error;
        throw (RuntimeException) failure;
    }
}
