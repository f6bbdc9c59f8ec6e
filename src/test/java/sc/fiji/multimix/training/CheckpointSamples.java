// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sc.fiji.multimix.data.DataContents;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.ModelFixture;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.model.Weights;

/** The last model of a training and how one is resumed from it, for tests of other packages. */
public final class CheckpointSamples {
    private static final String SYSTEM = "a computer";
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST.withEpochs(9).withStepsPerEpoch(5);
    private static final TrainingData DATA = DiskImages.data();

    private CheckpointSamples() {}

    /** A last model whose training was extended and has gone back; its arrays are tiny. */
    public static byte[] last() throws IOException {
        Path file = Files.createTempFile("sample", ".last.zip");
        TrainedModel model = new TrainedModel(ModelFixture.description(), weights());
        ModelFile.save(model, checkpoint(model).attachments(), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** The JSON inside it. */
    public static String text() {
        return CheckpointText.of(
                        checkpoint(new TrainedModel(ModelFixture.description(), weights())))
                .json();
    }

    private static Checkpoint checkpoint(TrainedModel best) {
        LossMean losses = new LossMean();
        PseudoLabelCounts counts = new PseudoLabelCounts(8, 6, 4, 3);
        StepLosses step = new StepLosses(1, 0.5f, 0, 0.25f, 0.125f, 1.875f, counts);
        losses.add(step);
        TrainingState state =
                new TrainingState(
                        6,
                        5,
                        new LearnerState(weights(), weights(), weights(), weights(), 6),
                        new TrainingSchedule.Changes(
                                new TreeMap<>(Map.of(0L, 4, 5L, 9)),
                                new TreeMap<>(Map.of(0L, 0, 3L, 1))),
                        losses.sums(),
                        48,
                        Duration.ofSeconds(90),
                        1);
        EpochReport report =
                new EpochReport(
                        1, step, 0.01f, 0.5, 0.75, Double.NaN, 0.625, true, List.of(0.1, -0.1), 75);
        return new Checkpoint(
                state,
                List.of(report),
                TrainingOrigin.of(OPTIONS, DataContents.of(DATA), SYSTEM),
                best);
    }

    private static Weights weights() {
        return new Weights().put("bias", new int[] {2}, new float[] {0.5f, -0.5f});
    }

    /**
     * Resumes as far as it goes without a network.
     *
     * @param last named {@code NAME.last.zip}
     */
    public static void resume(Path last) throws IOException {
        Path model = last.resolveSibling(last.getFileName().toString().replace(".last.", "."));
        Resumption resumption = Resumption.of(Resume.FORCED, model, OPTIONS);
        resumption.checkData(DATA, SYSTEM, TrainingListener.NONE);
        TrainingSchedule schedule = new TrainingSchedule(DATA, OPTIONS);
        Checkpoint checkpoint = resumption.restore(schedule);
        TrainingState state = checkpoint.state();
        schedule.epoch(state.steps());
        schedule.epochs();
        schedule.rate(state.steps());
        schedule.epochsSinceExtension(checkpoint.history().size());
        new LossMean(state.losses()).mean().pseudoLabels().precision();
        TrainingClock clock = new TrainingClock();
        clock.addBefore(state.worked());
        clock.remaining(state.steps() + 1, schedule.steps());
    }
}
