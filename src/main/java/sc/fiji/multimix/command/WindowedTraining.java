// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.training.Resume;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;
import sc.fiji.multimix.window.TrainingWindow;

/** A training that a person watches and steers in a window. */
final class WindowedTraining {
    /** Long enough to read the advice and to type a number, short against a training. */
    private static final Duration HOLD = Duration.ofMinutes(2);

    private final Path segmentation;
    private final Path classification;
    private final Path model;
    private final TrainingOptions options;
    private final Resume resume;

    /** A training: see {@link MultiMix#train}. */
    WindowedTraining(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            Resume resume) {
        this.segmentation = segmentation;
        this.classification = classification;
        this.model = model;
        this.options = options;
        this.resume = resume;
    }

    /**
     * Trains; returns when the training is over, while its window stays. A cancel by the window's
     * own button is no failure.
     *
     * @throws IOException if a file cannot be read or written; the window then says so too, or
     *     closes if there was no step yet
     */
    TrainingResult run(MultiMixCommand command) throws IOException {
        TrainingControl control = new TrainingControl();
        control.holdAtEnd(HOLD);
        TrainingWindow window = TrainingWindow.open(model, control, TrainingCurves::show);
        try {
            TrainingResult result =
                    MultiMix.train(
                            segmentation,
                            classification,
                            model,
                            options,
                            resume,
                            command.progress(window.listener()),
                            control);
            String end = describe(result, model, control.end());
            IJ.log(end);
            window.end(end);
            return result;
        } catch (CancellationException e) {
            if (control.end() == TrainingControl.End.PLANNED) { // not by the window
                window.fail("The training was canceled.");
                throw e;
            }
            IJ.log("The training was canceled before its start: there is no model.");
            window.close();
            return new TrainingResult(null, null, List.of(), null, true, null);
        } catch (IOException | RuntimeException | Error e) {
            String end = "The training failed: " + e.getMessage();
            IJ.log(end);
            window.fail(end);
            throw e;
        } finally {
            IJ.showStatus("");
        }
    }

    /**
     * How a training ended and what it left, in a sentence.
     *
     * @param wanted where the model was to be saved
     */
    static String describe(TrainingResult result, Path wanted, TrainingControl.End end) {
        if (result.model() == null)
            return end == TrainingControl.End.CANCEL_AND_DISCARD
                    ? "The training was canceled; its model was discarded."
                    : "The training was canceled before the end of its first epoch: there is no"
                            + " model.";
        return (result.canceled() ? "The training was canceled; kept was " : "Saved ")
                + SavedModel.describe(result, wanted);
    }
}
