// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.Resume;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingControl.End;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;

/** A whole training, with its test and its twin, that another thread steers. */
class SteeredTrainingTest {
    private static final TrainingOptions OPTIONS =
            TinyTraining.OPTIONS.withWidth(2).withEpochs(2).withStepsPerEpoch(3);

    @TempDir static Path data;
    @TempDir Path folder;
    private final TrainingControl control = new TrainingControl();

    @BeforeAll
    static void writeImages() throws IOException {
        SampleDataSet.write(data, TinyTraining.FILMS, 1);
    }

    /** Keeps what is told; a test overrides what it acts on. */
    private static class Recording implements TrainingListener {
        final List<StepReport> steps = new CopyOnWriteArrayList<>();
        final List<EpochReport> epochs = new CopyOnWriteArrayList<>();
        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void progress(String message, double fraction) {}

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public void onStep(StepReport step) {
            steps.add(step);
        }

        @Override
        public void onEpoch(EpochReport epoch) {
            epochs.add(epoch);
        }
    }

    private TrainingResult train(TrainingOptions options, TrainingListener listener)
            throws IOException {
        return MultiMix.train(
                data.resolve("segmentation"),
                data.resolve("classification"),
                folder.resolve("model.zip"),
                options,
                Resume.NO,
                listener,
                control);
    }

    private ModelDescription description() throws IOException {
        return ModelFile.load(folder.resolve("model.zip")).description();
    }

    @Test
    void aFinishedTrainingIsTestedAndComparedWithATwinOfAsManyEpochs() throws IOException {
        Recording listener =
                new Recording() {
                    @Override
                    public void onStep(StepReport step) {
                        super.onStep(step);
                        if (steps.size() == 4) control.end(End.FINISH);
                    }
                };
        TrainingResult result = train(OPTIONS.withTwin(true), listener);
        assertFalse(result.canceled());
        assertEquals(1, result.history().size());
        assertTrue(Double.isFinite(description().test().dice()));
        assertNotNull(result.twin());
        assertEquals(4 + 3, listener.steps.size());
        assertEquals(3, listener.steps.get(4).steps());
    }

    @Test
    void aTrainingFinishedInItsFirstEpochHasATwinOfAsManySteps() throws IOException {
        Recording listener =
                new Recording() {
                    @Override
                    public void onStep(StepReport step) {
                        super.onStep(step);
                        if (steps.size() == 2) control.end(End.FINISH);
                    }
                };
        assertNotNull(train(OPTIONS.withTwin(true), listener).twin());
        assertEquals(2 + 2, listener.steps.size());
    }

    @Test
    void everyEndOfTheTwinKeepsTheTestedModel() throws IOException {
        for (End end : List.of(End.FINISH, End.CANCEL_AND_KEEP, End.CANCEL_AND_DISCARD)) {
            control.end(End.PLANNED);
            Recording listener =
                    new Recording() {
                        @Override
                        public void onStep(StepReport step) {
                            super.onStep(step);
                            if (steps.size() == 7) control.end(end); // the twin's first
                        }
                    };
            TrainingResult result = train(OPTIONS.withTwin(true), listener);
            assertFalse(result.canceled());
            assertNull(result.twin());
            assertEquals(7, listener.steps.size());
            assertTrue(
                    listener.lines.contains(
                            "The supervised twin was canceled; the model is kept."));
            assertTrue(Double.isFinite(description().test().dice()));
            assertNull(description().twin());
            try (var files = Files.list(folder)) {
                assertTrue(files.noneMatch(file -> file.toString().contains(".twin")));
            }
        }
    }

    @Test
    void theTwinCanBePaused() throws IOException {
        Recording listener =
                new Recording() {
                    @Override
                    public void onStep(StepReport step) {
                        super.onStep(step);
                        if (steps.size() == 7) control.pause();
                    }

                    @Override
                    public void log(String line) {
                        super.log(line);
                        if (line.equals("The training is paused.")) control.resume();
                    }
                };
        assertNotNull(train(OPTIONS.withTwin(true), listener).twin());
        assertTrue(listener.lines.contains("The training is paused."));
    }

    @Test
    void aCancelDuringTheTestKeepsTheModel() throws IOException {
        Recording listener =
                new Recording() {
                    @Override
                    public void progress(String message, double fraction) {
                        // a training tells steps and epochs: this is the test
                        if (epochs.size() == 2) control.end(End.CANCEL_AND_DISCARD);
                    }
                };
        TrainingResult result = train(OPTIONS, listener);
        assertFalse(result.canceled());
        assertTrue(listener.lines.contains("The test was canceled; the model is kept."));
        assertNull(description().test());
    }

    @Test
    void theModelSaysHowManyEpochsAnExtendedTrainingHad() throws IOException {
        Recording listener =
                new Recording() {
                    @Override
                    public void onStep(StepReport step) {
                        super.onStep(step);
                        if (step.step() == 4) control.extend(5);
                        if (step.step() == 5) control.end(End.FINISH);
                    }
                };
        train(OPTIONS, listener);
        // saved after the first epoch, when there were to be 2
        assertEquals(1, description().training().get("bestEpoch").getAsInt());
        assertEquals(7, description().training().get("epochs").getAsInt());
        var last = ModelFile.load(folder.resolve("model.last.zip")).description();
        assertEquals(7, last.training().get("epochs").getAsInt());
    }
}
