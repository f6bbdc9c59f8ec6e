// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.inference.TestFiles;
import sc.fiji.multimix.network.NetworkSession;

/**
 * A drive that is pulled out is a folder with a file in its place: so it fails for root as well.
 */
class ModelSavingTest {
    private static final ModelWriter WRITER =
            (network, report) -> {
                byte[] text = ("epoch " + report.epoch()).getBytes(StandardCharsets.UTF_8);
                return file -> AtomicFile.write(file, out -> out.write(text));
            };

    @TempDir Path folder;
    private final String home = System.getProperty("user.home");
    private final String temporary = System.getProperty("java.io.tmpdir");
    private Path drive;
    private Path model;
    private Checkpoints checkpoints;

    @BeforeAll
    static void loadEngine() {
        Engines.get(); // whose libraries are in the true home
    }

    @BeforeEach
    void plugIn() throws IOException {
        drive = Files.createDirectory(folder.resolve("drive"));
        Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(folder.resolve("tmp"));
        model = drive.resolve("model.zip");
        checkpoints = new Checkpoints(model, WRITER);
        System.setProperty("user.home", folder.resolve("home").toString());
        System.setProperty("java.io.tmpdir", folder.resolve("tmp").toString());
    }

    @AfterEach
    void restoreFolders() {
        System.setProperty("user.home", home);
        System.setProperty("java.io.tmpdir", temporary);
    }

    private void pullOut() throws IOException {
        Files.move(drive, folder.resolve("pulled"));
        Files.writeString(drive, "");
    }

    private void plugInAgain() throws IOException {
        Files.delete(drive);
        Files.move(folder.resolve("pulled"), drive);
    }

    /** Answers each refusal, which it keeps. */
    private static final class Answering extends TrainingRecord {
        final List<String> refusals = new ArrayList<>();
        private final UnaryOperator<Path> answer;

        Answering(UnaryOperator<Path> answer) {
            this.answer = answer;
        }

        @Override
        public Path onSaveFailed(Path file, IOException cause) {
            refusals.add(cause.getMessage());
            return answer.apply(file);
        }
    }

    private static EpochReport epoch(int number, boolean best) {
        return new EpochReport(number, null, 0.1f, 0.5, 0.5, 0.5, 0.5, best, List.of(), 1);
    }

    private void save(ModelSaving saving, int epoch, boolean best) throws IOException {
        assertTrue(checkpoints.keep(null, epoch(epoch, best), States.betweenEpochs()));
        saving.save();
    }

    @Test
    void whatCouldNotBeSavedIsTriedAgainAfterTheNextEpoch() throws IOException {
        TrainingRecord record = new TrainingRecord();
        ModelSaving saving = new ModelSaving(checkpoints, record);
        pullOut();
        save(saving, 1, true);
        assertNull(checkpoints.last());
        assertEquals(1, checkpoints.history().size());
        assertTrue(
                record.lines.get(0).contains("The model is kept in memory"),
                record.lines::toString);
        assertTrue(record.lines.get(0).contains(drive.toString()), record.lines::toString);
        plugInAgain();
        save(saving, 2, false);
        assertEquals("epoch 1", Files.readString(drive.resolve("model.best.zip")));
        assertEquals("epoch 2", Files.readString(checkpoints.last()));
        assertEquals(1, record.lines.size());
    }

    @Test
    void theSamePlaceIsTriedAgainAtOnce() throws IOException {
        Answering user =
                new Answering(
                        file -> {
                            try {
                                plugInAgain();
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                            return file;
                        });
        pullOut();
        save(new ModelSaving(checkpoints, user), 1, true);
        assertEquals(1, user.refusals.size());
        assertEquals("epoch 1", Files.readString(drive.resolve("model.best.zip")));
    }

    @Test
    void anotherPlaceTakesTheBestModelOfAnEarlierEpochToo() throws IOException {
        Path other = folder.resolve("other").resolve("mine.zip");
        Answering user = new Answering(file -> other);
        ModelSaving saving = new ModelSaving(checkpoints, user);
        Files.writeString(drive.resolve("model.last.zip"), "old");
        save(saving, 1, true);
        pullOut(); // with the best model
        save(saving, 2, false);
        assertEquals(1, user.refusals.size());
        save(saving, 3, false);
        assertTrue(saving.finish(() -> true, () -> false));
        assertEquals(other, checkpoints.model());
        assertEquals("epoch 1", Files.readString(other));
        assertEquals("epoch 3", Files.readString(checkpoints.last()));
        assertEquals(List.of("mine.last.zip", "mine.zip"), TestFiles.list(other.getParent()));
    }

    @Test
    void whatIsSavedElsewhereIsNoLongerInTheFirstPlace() throws IOException {
        Path other = folder.resolve("other.zip");
        Files.writeString(drive.resolve("model.last.zip"), "old");
        save(new ModelSaving(checkpoints, TrainingListener.NONE), 1, true);
        checkpoints.save(other);
        assertEquals(List.of("model.last.zip"), TestFiles.list(drive));
        assertEquals("old", Files.readString(drive.resolve("model.last.zip")));
        assertEquals("epoch 1", Files.readString(folder.resolve("other.best.zip")));
    }

    /** The last model, which is the largest, does not fit as long as this says so. */
    private ModelWriter withoutSpace(Predicate<Path> full) {
        return (network, report) ->
                file -> {
                    if (full.test(file)) throw new IOException("No space left.");
                    WRITER.copy(network, report).save(file);
                };
    }

    @Test
    void aStateThatDoesNotFitElsewhereStaysWhereItIs() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("model.zip");
        boolean[] full = {true};
        checkpoints =
                new Checkpoints(
                        model,
                        withoutSpace(
                                file ->
                                        full[0]
                                                && file.equals(
                                                        other.resolveSibling("model.last.zip"))));
        TrainingRecord record = new TrainingRecord();
        save(new ModelSaving(checkpoints, record), 1, true);
        assertThrows(IOException.class, () -> checkpoints.save(other));
        assertEquals(List.of("model.last.zip"), TestFiles.list(drive));
        assertEquals(List.of("model.best.zip"), TestFiles.list(other.getParent()));
        assertEquals(drive.resolve("model.last.zip"), checkpoints.last());

        ModelSaving saving = new ModelSaving(checkpoints, record);
        save(saving, 2, false);
        assertTrue(saving.finish(() -> true, () -> false));
        assertEquals("epoch 1", Files.readString(other));
        assertEquals("epoch 1", Files.readString(checkpoints.last()));
        assertEquals(
                "The best model is saved as "
                        + other
                        + ", but the last one is not; an earlier one is still in "
                        + drive.resolve("model.last.zip")
                        + ". No space left.",
                record.lines.get(record.lines.size() - 1));

        full[0] = false;
        checkpoints.finishLast();
        assertEquals(List.of(), TestFiles.list(drive));
        assertEquals("epoch 2", Files.readString(checkpoints.last()));
    }

    @Test
    void aFormerPlaceCanBeTakenUpAgain() throws IOException {
        Path other = folder.resolve("other.zip");
        checkpoints =
                new Checkpoints(
                        model, withoutSpace(file -> file.equals(folder.resolve("other.last.zip"))));
        save(new ModelSaving(checkpoints, TrainingListener.NONE), 1, true);
        assertThrows(IOException.class, () -> checkpoints.save(other));
        checkpoints.save(model);
        assertEquals(List.of("model.best.zip", "model.last.zip"), TestFiles.list(drive));
        assertFalse(Files.exists(folder.resolve("other.best.zip")));
    }

    @Test
    void theSamePlaceInOtherWordsIsTheSamePlace() throws IOException {
        List<Path> spellings =
                new ArrayList<>(
                        List.of(
                                folder.resolve("x/../drive/model.zip"),
                                Path.of("").toAbsolutePath().relativize(model)));
        try {
            Path link = Files.createSymbolicLink(folder.resolve("link"), drive);
            spellings.add(link.resolve("model.zip"));
        } catch (IOException | UnsupportedOperationException e) {
            assertTrue(File.separatorChar == '\\', "only Windows may refuse links: " + e);
        }
        save(new ModelSaving(checkpoints, TrainingListener.NONE), 1, true);
        for (Path spelling : spellings) {
            checkpoints.save(spelling);
            assertEquals(List.of("model.best.zip", "model.last.zip"), TestFiles.list(drive));
        }
        assertTrue(checkpoints.finish(spellings.get(0)));
        assertEquals(List.of("model.last.zip", "model.zip"), TestFiles.list(drive));
    }

    @Test
    void theTrainingsOwnFilesAreNoPlaceForTheModel() throws IOException {
        save(new ModelSaving(checkpoints, TrainingListener.NONE), 1, true);
        IOException e =
                assertThrows(
                        IOException.class,
                        () -> checkpoints.finish(drive.resolve("model.last.zip")));
        assertTrue(e.getMessage().contains("a model of the running training"), e.getMessage());
        assertEquals(List.of("model.best.zip", "model.last.zip"), TestFiles.list(drive));
    }

    @Test
    void aWholeModelGetsItsNameWhateverFailsBesides() throws IOException {
        checkpoints =
                new Checkpoints(
                        model,
                        new ModelWriter() {
                            @Override
                            public ModelSnapshot copy(NetworkSession network, EpochReport report) {
                                return WRITER.copy(network, report);
                            }

                            @Override
                            public void complete(Path file) throws IOException {
                                throw new IOException("No space left.");
                            }
                        });
        Files.writeString(drive.resolve("model.best.zip"), "old");
        // a backup that cannot be replaced, as one that another program holds open
        Path backup = Files.createDirectory(drive.resolve("model.best.zip.bak"));
        Files.writeString(backup.resolve("x"), "");
        TrainingRecord record = new TrainingRecord();
        ModelSaving saving = new ModelSaving(checkpoints, record);
        save(saving, 1, true);
        assertTrue(saving.finish(() -> true, () -> false));
        assertEquals("epoch 1", Files.readString(model));
        assertEquals(2, record.lines.size());
        assertTrue(record.lines.get(0).endsWith("could not be corrected. No space left."));
        assertTrue(record.lines.get(1).contains("could not be renamed."), record.lines.get(1));
    }

    @Test
    void backupsThatKilledTrainingsLeftAsideBecomeOne() throws IOException {
        for (String ending : List.of("", "2", "10"))
            Files.writeString(drive.resolve("model.last.zip.bak" + ending), "old" + ending);
        new OlderFile(drive.resolve("model.last.zip")).keepAsBackup();
        assertEquals(List.of("model.last.zip.bak"), TestFiles.list(drive));
        assertEquals("old10", Files.readString(drive.resolve("model.last.zip.bak")));
    }

    @Test
    void aProgramThatEndsWhileTheUserIsAskedSavesInTheHomeFolder() throws IOException {
        boolean[] quitting = new boolean[1];
        Answering user =
                new Answering(
                        file -> {
                            quitting[0] = true;
                            return file;
                        });
        pullOut();
        assertTrue(checkpoints.keep(null, epoch(1, true), States.betweenEpochs()));
        ModelSaving saving = new ModelSaving(checkpoints, user);
        assertTrue(saving.finish(() -> !quitting[0], () -> false));
        assertEquals(1, user.refusals.size());
        assertEquals("epoch 1", Files.readString(folder.resolve("home/model.zip")));
    }

    @Test
    void aFailureIsToldEvenIfTheModelThenCannotBeSavedForLackOfMemory() {
        boolean[] failed = new boolean[1];
        OutOfMemoryError noMemory = new OutOfMemoryError("of the test");
        ModelWriter writer =
                (network, report) ->
                        file -> {
                            if (failed[0]) throw noMemory;
                            throw new IOException("No space left.");
                        };
        IllegalArgumentException failure = new IllegalArgumentException("of the test");
        TrainingRecord record =
                new TrainingRecord(
                        step -> {
                            if (step.step() < 4) return;
                            failed[0] = true;
                            throw failure;
                        });
        assertSame(
                failure, assertThrows(IllegalArgumentException.class, () -> train(record, writer)));
        assertSame(noMemory, failure.getSuppressed()[0]);
    }

    @Test
    void aPlaceThatRefusesTooChangesNothing() throws IOException {
        save(new ModelSaving(checkpoints, TrainingListener.NONE), 1, true);
        Path impossible = Files.writeString(folder.resolve("file"), "").resolve("model.zip");
        assertThrows(IOException.class, () -> checkpoints.save(impossible));
        assertEquals(model, checkpoints.model());
        assertEquals(List.of("model.best.zip", "model.last.zip"), TestFiles.list(drive));
    }

    @Test
    void withoutAnAnswerTheEndSavesInTheHomeFolderUnderAFreeName() throws IOException {
        Files.writeString(folder.resolve("home/model.zip"), "the user's");
        Files.writeString(folder.resolve("home/model-2.last.zip"), "the user's");
        TrainingRecord record = new TrainingRecord();
        ModelSaving saving = new ModelSaving(checkpoints, record);
        save(saving, 1, true);
        pullOut();
        save(saving, 2, true);
        assertTrue(saving.finish(() -> true, () -> false));
        Path saved = folder.resolve("home/model-3.zip");
        assertEquals(saved, checkpoints.model());
        assertEquals("epoch 2", Files.readString(saved));
        assertEquals("the user's", Files.readString(folder.resolve("home/model.zip")));
        String line = record.lines.get(record.lines.size() - 1);
        assertTrue(line.endsWith("The model is saved as " + saved + " instead."), line);
        assertTrue(line.startsWith("Cannot write the file " + drive), line);
        plugInAgain();
        assertEquals("epoch 1", Files.readString(drive.resolve("model.best.zip")));
    }

    @Test
    void withoutAHomeItIsTheFolderOfTemporaryFiles() throws IOException {
        Files.delete(folder.resolve("home"));
        ModelSaving saving = new ModelSaving(checkpoints, TrainingListener.NONE);
        pullOut();
        save(saving, 1, true);
        assertTrue(saving.finish(() -> true, () -> false));
        assertEquals("epoch 1", Files.readString(folder.resolve("tmp/model.zip")));
    }

    @Test
    @EnabledOnOs(OS.LINUX) // whose kernel has folders in which not even root makes a file
    void withoutAnyPlaceTheErrorSaysWhy() throws IOException {
        System.setProperty("user.home", "/proc");
        System.setProperty("java.io.tmpdir", "/sys");
        ModelSaving saving = new ModelSaving(checkpoints, TrainingListener.NONE);
        pullOut();
        save(saving, 1, true);
        IOException e =
                assertThrows(IOException.class, () -> saving.finish(() -> true, () -> false));
        assertTrue(e.getMessage().startsWith("Cannot write the file " + drive), e.getMessage());
        assertTrue(e.getMessage().contains("home"), e.getMessage());
        assertEquals(2, e.getCause().getSuppressed().length);
    }

    @Test
    void aModelWhoseNameIsTakenCanBeSavedElsewhere() throws IOException {
        // a folder in the place of the model, as a file that another program holds open
        Files.writeString(Files.createDirectory(model).resolve("x"), "");
        Path other = folder.resolve("other.zip");
        Answering user = new Answering(file -> other);
        ModelSaving saving = new ModelSaving(checkpoints, user);
        save(saving, 1, true);
        assertTrue(saving.finish(() -> true, () -> false));
        assertEquals(1, user.refusals.size());
        assertEquals("epoch 1", Files.readString(other));
        assertEquals(List.of("model.zip/x"), TestFiles.list(drive));
    }

    @Test
    void aDiskThatIsFullAfterTheBestModelIsNoReasonToGiveItAnotherPlace() throws IOException {
        TrainingRecord record = new TrainingRecord();
        checkpoints =
                new Checkpoints(
                        model,
                        withoutSpace(file -> file.getFileName().toString().contains("last")));
        ModelSaving saving = new ModelSaving(checkpoints, record);
        save(saving, 1, true);
        assertTrue(saving.finish(() -> true, () -> false));
        assertEquals(model, checkpoints.model());
        assertEquals("epoch 1", Files.readString(model));
        assertNull(checkpoints.last());
        assertEquals(
                "The best model is saved as " + model + ", but the last one is not. No space left.",
                record.lines.get(record.lines.size() - 1));
    }

    @Test
    void theUserMayLoseTheModelButIsNotAskedWhenTheProgramEnds() throws IOException {
        pullOut();
        Answering user = new Answering(file -> null);
        ModelSaving saving = new ModelSaving(checkpoints, user);
        save(saving, 1, true);
        assertFalse(saving.finish(() -> true, () -> true));
        assertEquals(2, user.refusals.size());
        assertEquals(List.of(), TestFiles.list(folder.resolve("home")));

        checkpoints = new Checkpoints(model, WRITER);
        Answering quitting = new Answering(file -> null);
        assertTrue(checkpoints.keep(null, epoch(1, true), States.betweenEpochs()));
        assertTrue(new ModelSaving(checkpoints, quitting).finish(() -> false, () -> false));
        assertEquals(List.of(), quitting.refusals);
        assertEquals("epoch 1", Files.readString(folder.resolve("home/model.zip")));
    }

    @Test
    void nothingIsSavedAfterTheEnd() throws IOException {
        ModelSaving saving = new ModelSaving(checkpoints, TrainingListener.NONE);
        save(saving, 1, true);
        assertTrue(saving.finish(() -> true, () -> false));
        assertFalse(checkpoints.keep(null, epoch(2, true), States.betweenEpochs()));
        checkpoints.save(folder.resolve("other.zip")); // an answer that comes too late
        assertEquals(model, checkpoints.model());
        assertEquals(List.of("model.last.zip", "model.zip"), TestFiles.list(drive));
    }

    @Test
    void aTrainingOutlivesItsDriveAndItsResultSaysWhereTheModelIs() throws IOException {
        TrainingRecord record =
                new TrainingRecord(
                        step -> {
                            try {
                                if (step.step() == 4) pullOut(); // in the second of three epochs
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        });
        TrainingResult result = train(record);
        Path saved = folder.resolve("home/model.zip");
        assertEquals(saved, result.model());
        assertEquals(3, result.history().size());
        assertEquals("epoch " + result.best().epoch(), Files.readString(saved));
        assertEquals("epoch 3", Files.readString(result.lastModel()));
        assertTrue(Files.exists(folder.resolve("home/model.split.json")));
    }

    @Test
    void aListenerMayLetTheTrainingFail() throws IOException {
        IOException[] refusal = new IOException[1];
        TrainingRecord record =
                new TrainingRecord() {
                    @Override
                    public Path onSaveFailed(Path file, IOException cause) throws IOException {
                        if (refusal[0] == null) refusal[0] = cause;
                        throw cause;
                    }
                };
        pullOut();
        IOException e = assertThrows(IOException.class, () -> train(record));
        assertSame(refusal[0], e);
        assertEquals(3, record.steps.size());
        assertEquals(List.of(), TestFiles.list(folder.resolve("home")));
    }

    private TrainingResult train(TrainingListener listener) throws IOException {
        return train(listener, WRITER);
    }

    private TrainingResult train(TrainingListener listener, ModelWriter writer) throws IOException {
        TrainingOptions options =
                TrainingOptions.FAST
                        .withResolution(DiskImages.SIDE)
                        .withWidth(2)
                        .withBatch(2)
                        .withEpochs(3)
                        .withStepsPerEpoch(3);
        return new Trainer(DiskImages.data(), options, List.of(Device.cpu()), listener)
                .train(model, writer, null);
    }
}
