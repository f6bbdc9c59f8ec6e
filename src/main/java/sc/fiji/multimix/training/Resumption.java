// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sc.fiji.multimix.data.DataContents;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.untrusted.Excerpt;

/**
 * Goes on with a training from its {@link Checkpoint}, after a check of what has changed since: the
 * result is that of one training only if nothing has.
 */
final class Resumption {
    /** Options that the weights depend on. */
    private static final Set<String> FIXED = Set.of("system", "width");

    private final Checkpoint checkpoint;
    private final TrainingOptions options;
    private final boolean forced;
    private final List<String> changes;

    private Resumption(Checkpoint checkpoint, TrainingOptions options, boolean forced) {
        this.checkpoint = checkpoint;
        this.options = options;
        this.forced = forced;
        changes = new ArrayList<>(checkpoint.origin().changes(options));
    }

    /**
     * Reads the checkpoint, before any data are read.
     *
     * @param model file of the model
     * @return null if the training begins anew
     * @throws IOException if there is no checkpoint, or it is damaged
     * @throws IllegalArgumentException if the options do not fit; says which
     */
    static Resumption of(Resume resume, Path model, TrainingOptions options) throws IOException {
        if (resume == Resume.NO) return null;
        Checkpoint checkpoint = Checkpoint.read(Checkpoints.last(model));
        Resumption resumption = new Resumption(checkpoint, options, resume == Resume.FORCED);
        resumption.checkOptions();
        return resumption;
    }

    private void checkOptions() {
        for (String change : changes)
            if (FIXED.contains(change.substring(0, change.indexOf(' '))))
                throw new IllegalArgumentException(
                        "The training cannot be resumed: "
                                + change
                                + ", which its network depends on. Change it back, or train anew"
                                + " without resume.");
        if (!forced) refuseChanges();
    }

    private void refuseChanges() {
        if (changes.isEmpty()) return;
        throw new IllegalArgumentException(
                "The training is not resumed, since it is no longer the same: "
                        + inWords()
                        + ". Change that back, or resume with force=true: it then goes on with what"
                        + " is there now, and its result is not that of one training.");
    }

    private String inWords() {
        return String.join("; ", changes);
    }

    /**
     * Checks the data, and says what the training goes on from.
     *
     * @throws IllegalArgumentException if they have changed, and that is not allowed
     */
    void checkData(TrainingData data, String system, TrainingListener listener) {
        DataContents before = checkpoint.origin().data();
        if (!before.classNames().equals(data.classNames()))
            throw new IllegalArgumentException(
                    "The training cannot be resumed: its classes were "
                            + Excerpt.of(before.classNames())
                            + ", but are "
                            + data.classNames()
                            + (data.classNames().isEmpty()
                                    ? ": the classification folder is missing. Give it"
                                    : " now. Change them back")
                            + ", or train anew without resume.");
        changes.addAll(before.changes(DataContents.of(data)));
        if (!forced) refuseChanges();
        else if (!changes.isEmpty())
            listener.log("The training is resumed although something has changed: " + inWords());
        String systemBefore = checkpoint.origin().system();
        if (!system.equals(systemBefore))
            listener.log(
                    "The training was begun with "
                            + Excerpt.of(systemBefore)
                            + " and goes on with "
                            + system
                            + ": its numbers can differ from those of one training.");
    }

    /**
     * The checkpoint that fits a schedule, which is changed as that of the training was.
     *
     * @param schedule of the options and data as they are now
     * @throws IllegalArgumentException if the training has more epochs than the options want
     */
    Checkpoint restore(TrainingSchedule schedule) {
        TrainingState state = checkpoint.state().withStepsPerEpoch(schedule.stepsPerEpoch());
        if (checkpoint.origin().rate() != options.rate()) state = state.withOtherRate();
        int more = options.epochs() - checkpoint.origin().epochs();
        schedule.restore(state.schedule(), more, state.steps());
        if (schedule.steps() < state.steps())
            throw new IllegalArgumentException(
                    "The training that is to be resumed is in epoch "
                            + schedule.epoch(state.steps() - 1)
                            + ", but is to end after "
                            + schedule.plannedEpochs()
                            + ". Choose more epochs.");
        return checkpoint.with(state);
    }
}
