// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import sc.fiji.multimix.model.Attachments;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.model.Weights;

/**
 * What a training can be resumed from: it is attached to the last model.
 *
 * @param state where the training was
 * @param history reports of its finished epochs
 * @param origin the options, images and software that it was made with
 * @param best the best model so far; null if there is none
 */
record Checkpoint(
        TrainingState state, List<EpochReport> history, TrainingOrigin origin, TrainedModel best) {
    private static final String TEXT = "state.json";
    private static final String WEIGHTS = "weights";
    private static final String AVERAGE = "average";
    private static final String FIRST_MOMENTS = "first-moments";
    private static final String SECOND_MOMENTS = "second-moments";
    private static final String BEST = "best";

    /** Copies the list. */
    Checkpoint {
        history = List.copyOf(history);
    }

    /** This checkpoint with another state. */
    Checkpoint with(TrainingState other) {
        return new Checkpoint(other, history, origin, best);
    }

    /** What to attach to the last model. */
    Attachments attachments() {
        LearnerState learner = state.learner();
        Attachments attachments =
                new Attachments(
                        Map.of(TEXT, CheckpointText.of(this).json()),
                        Map.of(
                                WEIGHTS, learner.weights(),
                                AVERAGE, learner.average(),
                                FIRST_MOMENTS, learner.firstMoments(),
                                SECOND_MOMENTS, learner.secondMoments()));
        return best == null ? attachments : attachments.with(BEST, best);
    }

    /**
     * Reads the checkpoint of a training.
     *
     * @param last file of its last model
     * @throws IOException if there is none, it is damaged, or made by another version
     */
    static Checkpoint read(Path last) throws IOException {
        if (!Files.exists(last))
            throw new IOException(
                    "There is no training to resume: "
                            + last
                            + " does not exist. Give the model file of the training that was"
                            + " stopped (lungs.zip if lungs.last.zip is its last state), or train"
                            + " anew without resume.");
        Attachments attachments;
        try {
            attachments = ModelFile.loadAttachments(last);
        } catch (IOException e) {
            throw new IOException(
                    e.getMessage()
                            + " So the training cannot be resumed; train anew without resume. Its"
                            + " best model is beside it, with the ending .best.zip or its own name.",
                    e);
        }
        String text = attachments.texts().get(TEXT);
        if (text == null)
            throw new IOException(
                    "The training cannot be resumed: "
                            + last
                            + " is a model without the state of its training (an older MultiMix made"
                            + " it, or another program changed it). Train anew without resume.");
        try {
            return of(CheckpointText.parse(text), attachments);
        } catch (IOException e) {
            throw new IOException(
                    "The training cannot be resumed from " + last + ": " + e.getMessage(), e);
        }
    }

    private static Checkpoint of(CheckpointText text, Attachments attachments) throws IOException {
        LearnerState learner =
                new LearnerState(
                        arrays(attachments, WEIGHTS),
                        arrays(attachments, AVERAGE),
                        arrays(attachments, FIRST_MOMENTS),
                        arrays(attachments, SECOND_MOMENTS),
                        text.updates());
        TrainingState state =
                new TrainingState(
                        text.steps(),
                        text.stepsPerEpoch(),
                        learner,
                        text.schedule(),
                        text.losses(),
                        text.images(),
                        Duration.ofNanos(text.workedNanos()),
                        text.recoveries());
        return new Checkpoint(state, text.history(), text.origin(), attachments.model(BEST));
    }

    /**
     * The options of a training that was stopped.
     *
     * @param model its model file
     * @throws IOException as {@link #read}
     */
    static TrainingOptions options(Path model) throws IOException {
        return read(Checkpoints.last(model)).origin().trainingOptions();
    }

    private static Weights arrays(Attachments attachments, String name) throws IOException {
        Weights arrays = attachments.arrays().get(name);
        if (arrays == null) throw new IOException("the arrays '" + name + "' are missing.");
        return arrays;
    }
}
