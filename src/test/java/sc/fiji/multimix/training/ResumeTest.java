// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.training.TrainingControl.End;

/** Trainings that are stopped and resumed, against those that are not stopped. */
class ResumeTest {
    static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(32)
                    .withWidth(4)
                    .withBatch(2)
                    .withEpochs(3)
                    .withStepsPerEpoch(4)
                    .withAveraging(0.9f)
                    .withDevice(DeviceChoice.CPU);

    @TempDir static Path data;
    @TempDir Path folder;

    @BeforeAll
    static void writeData() throws IOException {
        SampleDataSet.write(data, 24, 1);
    }

    /** Logs, and does something after a step. */
    private static class Script implements TrainingListener {
        private final List<String> lines = new ArrayList<>();
        private final LongConsumer afterStep;

        Script(LongConsumer afterStep) {
            this.afterStep = afterStep;
        }

        @Override
        public void progress(String message, double fraction) {}

        @Override
        public synchronized void log(String line) {
            lines.add(line);
        }

        @Override
        public void onStep(StepReport step) {
            afterStep.accept(step.step());
        }

        synchronized boolean hasLogged(String part) {
            return lines.stream().anyMatch(line -> line.contains(part));
        }
    }

    private static TrainingResult train(
            Path folder,
            TrainingOptions options,
            Resume resume,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        try (Training.Outcome outcome =
                Training.run(
                        data.resolve("segmentation"),
                        data.resolve("classification"),
                        folder.resolve("model.zip"),
                        options,
                        resume,
                        listener,
                        control)) {
            return outcome.result();
        }
    }

    private TrainingResult train(TrainingOptions options, Resume resume, TrainingListener listener)
            throws IOException {
        return train(folder.resolve("stopped"), options, resume, listener, new TrainingControl());
    }

    private TrainingResult trainAtOnce(TrainingOptions options) throws IOException {
        return train(
                folder.resolve("at-once"),
                options,
                Resume.NO,
                TrainingListener.NONE,
                new TrainingControl());
    }

    /** Trains until the program would end, after a step. */
    private TrainingResult trainUntil(long step, TrainingOptions options, Resume resume)
            throws IOException {
        TrainingControl control = new TrainingControl();
        Script script =
                new Script(
                        done -> {
                            if (done == step) control.quit();
                        });
        return train(folder.resolve("stopped"), options, resume, script, control);
    }

    private void assertSame(TrainingResult atOnce, TrainingResult resumed) throws IOException {
        assertEquals(facts(atOnce.history()), facts(resumed.history()));
        assertEquals(atOnce.best().epoch(), resumed.best().epoch());
        assertEqualModels(atOnce.model(), resumed.model());
        assertEqualModels(atOnce.lastModel(), resumed.lastModel());
    }

    static void assertEqualModels(Path expected, Path found) throws IOException {
        assertEqualWeights(ModelFile.load(expected).weights(), ModelFile.load(found).weights());
        assertEquals(
                ModelFile.loadDescription(expected).training(),
                ModelFile.loadDescription(found).training());
    }

    private static void assertEqualWeights(Weights expected, Weights found) {
        assertEquals(expected.names(), found.names());
        for (String name : expected.names())
            assertArrayEquals(expected.values(name), found.values(name), name);
    }

    /** All but the time. */
    private static List<String> facts(List<EpochReport> history) {
        return history.stream()
                .map(
                        report ->
                                List.of(
                                                report.epoch(),
                                                report.losses(),
                                                report.rate(),
                                                report.dice(),
                                                report.accuracy(),
                                                report.auc(),
                                                report.score(),
                                                report.best(),
                                                report.classBias())
                                        .toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 6, 9, 12}) // in the first epoch, at ends, amid, at the very end
    void resumedIsBitIdenticalWhereverItWasStopped(long step) throws IOException {
        TrainingResult stopped = trainUntil(step, OPTIONS, Resume.NO);
        assertTrue(stopped.canceled());
        Script script = new Script(done -> assertTrue(done > step, "step " + done));
        assertSame(trainAtOnce(OPTIONS), train(OPTIONS, Resume.YES, script));
        assertTrue(script.hasLogged("goes on after step " + step + " of 12"));
    }

    @ParameterizedTest
    @EnumSource
    void everySystemIsResumedBitForBit(TrainingSystem system) throws IOException {
        TrainingOptions options = OPTIONS.withSystem(system).withEpochs(2);
        trainUntil(6, options, Resume.NO);
        assertSame(trainAtOnce(options), train(options, Resume.YES, TrainingListener.NONE));
    }

    @Test
    void aTrainingCanBeStoppedAgainAndAgain() throws IOException {
        for (long step = 1; step < 12; step++)
            trainUntil(step, OPTIONS, step == 1 ? Resume.NO : Resume.YES);
        assertSame(trainAtOnce(OPTIONS), train(OPTIONS, Resume.YES, TrainingListener.NONE));
    }

    /** What a power cut leaves: the files as they were after an epoch. */
    @Test
    void resumedFromTheEndOfAnEpochWithNothingElseLeft() throws IOException {
        Path stopped = Files.createDirectories(folder.resolve("stopped"));
        TrainingResult atOnce =
                train(
                        folder.resolve("at-once"),
                        OPTIONS,
                        Resume.NO,
                        new Script(
                                step -> {
                                    if (step == 7) copy("at-once/model.last.zip", stopped);
                                }),
                        new TrainingControl());
        assertSame(atOnce, train(OPTIONS, Resume.YES, TrainingListener.NONE));
    }

    private void copy(String file, Path to) {
        try {
            Path from = folder.resolve(file);
            Files.copy(from, to.resolve(from.getFileName()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPauseSavesTheState() throws IOException {
        TrainingControl control = new TrainingControl();
        Path stopped = Files.createDirectories(folder.resolve("stopped"));
        TrainingListener listener =
                new Script(
                        step -> {
                            if (step == 6) control.pause();
                        }) {
                    @Override
                    public synchronized void log(String line) {
                        if (!line.contains("is paused")) return;
                        copy("at-once/model.last.zip", stopped);
                        control.resume();
                    }
                };
        TrainingResult atOnce =
                train(folder.resolve("at-once"), OPTIONS, Resume.NO, listener, control);
        assertEquals(6, Checkpoint.read(stopped.resolve("model.last.zip")).state().steps());
        assertSame(atOnce, train(OPTIONS, Resume.YES, TrainingListener.NONE));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 6}) // in the first epoch, which is then validated, and later
    void aFinishedTrainingGoesOn(long step) throws IOException {
        TrainingControl control = new TrainingControl();
        Script script =
                new Script(
                        done -> {
                            if (done == step) control.end(End.FINISH);
                        });
        Path older = Files.createDirectories(folder.resolve("stopped")).resolve("model.zip");
        Files.writeString(older, "the user's");
        Files.writeString(older.resolveSibling("model.split.json"), "the user's");
        TrainingResult finished =
                train(folder.resolve("stopped"), OPTIONS, Resume.NO, script, control);
        assertEquals(1, finished.history().size());
        assertSame(trainAtOnce(OPTIONS), train(OPTIONS, Resume.YES, TrainingListener.NONE));
        for (String name : List.of("model.zip.bak", "model.split.json.bak"))
            assertEquals("the user's", Files.readString(older.resolveSibling(name)));
        assertEquals(
                List.of(
                        "model.last.zip",
                        "model.split.json",
                        "model.split.json.bak",
                        "model.zip",
                        "model.zip.bak"),
                files());
    }

    @Test
    void anExtensionIsRemembered() throws IOException {
        TrainingControl control = new TrainingControl();
        Script script =
                new Script(
                        step -> {
                            if (step == 5) control.extend(1);
                            if (step == 7) control.quit();
                        });
        train(folder.resolve("stopped"), OPTIONS, Resume.NO, script, control);
        TrainingControl other = new TrainingControl();
        Script extending =
                new Script(
                        step -> {
                            if (step == 5) other.extend(1);
                        });
        TrainingResult atOnce =
                train(folder.resolve("at-once"), OPTIONS, Resume.NO, extending, other);
        assertEquals(4, atOnce.history().size());
        assertSame(atOnce, train(OPTIONS, Resume.YES, TrainingListener.NONE));
    }

    @Test
    void epochsCanBeAddedToAResumedTrainingThatHadBeenExtended() throws IOException {
        TrainingControl control = new TrainingControl();
        Script script =
                new Script(
                        step -> {
                            if (step == 5) control.extend(2);
                            if (step == 7) control.quit();
                        });
        train(folder.resolve("stopped"), OPTIONS, Resume.NO, script, control);
        TrainingControl other = new TrainingControl();
        Script more =
                new Script(
                        step -> {
                            if (step == 9) other.extend(1);
                        });
        TrainingResult result = train(folder.resolve("stopped"), OPTIONS, Resume.YES, more, other);
        assertEquals(6, result.history().size());
    }

    @Test
    void aTrainingWhosePatienceIsOverIsOver() throws IOException {
        TrainingOptions options = OPTIONS.withRate(1e-12f).withPatience(1).withEpochs(9);
        TrainingResult atOnce = trainAtOnce(options);
        assertEquals(2, atOnce.history().size());
        trainUntil(6, options, Resume.NO);
        assertSame(atOnce, train(options, Resume.YES, TrainingListener.NONE));
        assertSame(atOnce, train(options, Resume.YES, TrainingListener.NONE));
    }

    @Test
    void aTrainingThatIsOverIsOver() throws IOException {
        TrainingResult atOnce = train(OPTIONS, Resume.NO, TrainingListener.NONE);
        byte[] model = Files.readAllBytes(atOnce.model());
        Script script = new Script(step -> assertEquals(0, step));
        TrainingResult again = train(OPTIONS, Resume.YES, script);
        assertEquals(facts(atOnce.history()), facts(again.history()));
        assertArrayEquals(model, Files.readAllBytes(again.model()));
        assertFalse(Files.exists(folder.resolve("stopped/model.zip.bak"))); // of itself
    }

    @Test
    void changedOptionsAreNamedAndRefused() throws IOException {
        trainUntil(6, OPTIONS, Resume.NO);
        List<String> before = files();
        TrainingOptions changed = OPTIONS.withBatch(3).withRate(0.001f);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> train(changed, Resume.YES, TrainingListener.NONE));
        assertTrue(e.getMessage().contains("batch was 2 and is 3"), e.getMessage());
        assertTrue(e.getMessage().contains("rate was 0.003 and is 0.001"), e.getMessage());
        assertTrue(e.getMessage().contains("force=true"), e.getMessage());
        assertEquals(before, files());
        Script script = new Script(step -> assertTrue(step > 6));
        TrainingResult forced = train(changed, Resume.FORCED, script);
        assertEquals(3, forced.history().size());
        assertTrue(script.hasLogged("although something has changed: batch was 2 and is 3"));
    }

    @Test
    void whatTheNetworkDependsOnIsRefusedInAnyCase() throws IOException {
        trainUntil(6, OPTIONS, Resume.NO);
        for (TrainingOptions changed :
                List.of(OPTIONS.withWidth(8), OPTIONS.withSystem(TrainingSystem.ENC_MM))) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> train(changed, Resume.FORCED, TrainingListener.NONE));
            assertTrue(e.getMessage().contains("which its network depends on"), e.getMessage());
        }
    }

    @Test
    void moreEpochsCanBeForced() throws IOException {
        train(OPTIONS, Resume.NO, TrainingListener.NONE);
        TrainingResult longer = train(OPTIONS.withEpochs(5), Resume.FORCED, TrainingListener.NONE);
        assertEquals(
                List.of(1, 2, 3, 4, 5), longer.history().stream().map(EpochReport::epoch).toList());
        // no longer forced: these are its epochs now
        TrainingResult again =
                train(OPTIONS.withEpochs(5), Resume.YES, new Script(step -> assertEquals(0, step)));
        assertEquals(5, again.history().size());
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> train(OPTIONS.withEpochs(2), Resume.FORCED, TrainingListener.NONE));
        assertTrue(e.getMessage().contains("is in epoch 5"), e.getMessage());
    }

    @Test
    void longerEpochsCanBeForced() throws IOException {
        trainUntil(6, OPTIONS, Resume.NO);
        List<Long> steps = new ArrayList<>();
        TrainingResult result =
                train(OPTIONS.withStepsPerEpoch(5), Resume.FORCED, new Script(steps::add));
        assertEquals(6, steps.get(0)); // the second epoch begins anew
        assertEquals(15, steps.get(steps.size() - 1));
        assertEquals(3, result.history().size());
    }

    @Test
    void changedImagesAreNamedAndRefused() throws IOException {
        Path own = folder.resolve("data");
        SampleDataSet.write(own, 24, 1);
        Path model = folder.resolve("stopped/model.zip");
        TrainingControl control = new TrainingControl();
        Script script =
                new Script(
                        step -> {
                            if (step == 6) control.quit();
                        });
        Training.run(
                        own.resolve("segmentation"),
                        own.resolve("classification"),
                        model,
                        OPTIONS,
                        Resume.NO,
                        script,
                        control)
                .close();
        List<Path> images;
        try (var files = Files.walk(own.resolve("segmentation"))) {
            images = files.filter(file -> file.toString().contains("images/")).sorted().toList();
        }
        Files.copy(images.get(0), images.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> resume(own, model, Resume.YES));
        assertTrue(e.getMessage().contains("1 image is changed ("), e.getMessage());
        assertTrue(e.getMessage().contains(images.get(1).getFileName().toString()), e.getMessage());
        assertFalse(e.getMessage().contains(own.toString()), e.getMessage());
        resume(own, model, Resume.FORCED);
    }

    private static void resume(Path data, Path model, Resume resume) throws IOException {
        Training.run(
                        data.resolve("segmentation"),
                        data.resolve("classification"),
                        model,
                        OPTIONS,
                        resume,
                        TrainingListener.NONE,
                        new TrainingControl())
                .close();
    }

    @Test
    void withoutACheckpointThereIsNothingToResume() throws IOException {
        IOException none =
                assertThrows(
                        IOException.class, () -> train(OPTIONS, Resume.YES, TrainingListener.NONE));
        assertTrue(none.getMessage().startsWith("There is no training to resume"));
        trainUntil(6, OPTIONS, Resume.NO);
        Path last = folder.resolve("stopped/model.last.zip");
        ModelFile.save(ModelFile.load(last), last); // without its state
        IOException older =
                assertThrows(
                        IOException.class, () -> train(OPTIONS, Resume.YES, TrainingListener.NONE));
        assertTrue(older.getMessage().contains("without the state of its training"));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 12}) // before the resumed training has saved anything, and after
    void aDiscardLeavesTheStateFromBeforeTheTrainingWasResumed(long step) throws IOException {
        trainUntil(6, OPTIONS, Resume.NO);
        List<String> before = files();
        byte[] state = Files.readAllBytes(folder.resolve("stopped/model.last.zip"));
        TrainingControl control = new TrainingControl();
        Script script =
                new Script(
                        done -> {
                            if (done == step) control.end(End.CANCEL_AND_DISCARD);
                        });
        train(folder.resolve("stopped"), OPTIONS, Resume.YES, script, control);
        assertEquals(before, files());
        assertArrayEquals(state, Files.readAllBytes(folder.resolve("stopped/model.last.zip")));
    }

    @Test
    void forceAloneIsAMistake() {
        assertEquals(Resume.NO, Resume.of(false, false));
        assertEquals(Resume.YES, Resume.of(true, false));
        assertEquals(Resume.FORCED, Resume.of(true, true));
        assertThrows(IllegalArgumentException.class, () -> Resume.of(false, true));
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(folder.resolve("stopped"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
