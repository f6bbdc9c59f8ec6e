// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.util.List;
import sc.fiji.multimix.untrusted.UntrustedJson;

/**
 * A {@link Checkpoint} without its arrays, as JSON holds it; see there, {@link TrainingState} and
 * {@link LearnerState}.
 */
record CheckpointText(
        int formatVersion,
        long steps,
        long stepsPerEpoch,
        long updates,
        TrainingSchedule.Changes schedule,
        LossMean.Sums losses,
        long images,
        long workedNanos,
        int recoveries,
        List<EpochReport> history,
        TrainingOrigin origin) {
    private static final int FORMAT_VERSION = 1;
    private static final long MOST = Long.MAX_VALUE / 2;
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    static CheckpointText of(Checkpoint checkpoint) {
        TrainingState state = checkpoint.state();
        return new CheckpointText(
                FORMAT_VERSION,
                state.steps(),
                state.stepsPerEpoch(),
                state.learner().updates(),
                state.schedule(),
                state.losses(),
                state.images(),
                state.worked().toNanos(),
                state.recoveries(),
                checkpoint.history(),
                checkpoint.origin());
    }

    String json() {
        return GSON.toJson(this);
    }

    /**
     * Reads the JSON.
     *
     * @throws IOException if it is none, of another version, or a part is missing or impossible
     */
    static CheckpointText parse(String json) throws IOException {
        CheckpointText text;
        try {
            text = UntrustedJson.read(GSON, json, CheckpointText.class);
        } catch (IOException e) {
            throw new IOException("its state is not valid: " + e.getMessage(), e);
        }
        if (text == null) throw new IOException("its state is empty.");
        text.check();
        return text;
    }

    private void check() throws IOException {
        if (formatVersion != FORMAT_VERSION)
            throw new IOException(
                    "its state has the format version "
                            + formatVersion
                            + ", but this MultiMix reads version "
                            + FORMAT_VERSION
                            + ".");
        if (schedule == null || losses == null || history == null || origin == null)
            throw new IOException("a part of its state is missing.");
        boolean possible =
                isCount(steps)
                        && isCount(updates)
                        && isCount(images)
                        && isCount(workedNanos)
                        && recoveries >= 0
                        && stepsPerEpoch >= 1
                        && areEpochs(steps)
                        && areEpochs(schedule.epochs().lastKey())
                        && areEpochs(schedule.halvings().lastKey())
                        && losses.count() <= stepsPerEpoch
                        && history.stream().allMatch(CheckpointText::isWhole);
        if (!possible) throw new IOException("its state has impossible values.");
    }

    /** Whether more can be added to a number without an overflow. */
    private static boolean isCount(long number) {
        return number >= 0 && number <= MOST;
    }

    /** Whether the epochs of so many steps can be counted. */
    private boolean areEpochs(long steps) {
        return steps / stepsPerEpoch < Integer.MAX_VALUE;
    }

    private static boolean isWhole(EpochReport report) {
        return report != null && report.losses() != null && report.losses().pseudoLabels() != null;
    }
}
