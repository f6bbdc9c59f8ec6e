// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Watches a training. {@link #isCanceled} is asked at least at every step; a canceled training
 * keeps its best model so far.
 */
public interface TrainingListener extends ProgressListener {
    /** Listens to nothing and never cancels. */
    TrainingListener NONE =
            new TrainingListener() {
                @Override
                public void progress(String message, double fraction) {}
            };

    /**
     * Called when the data have been read and checked, before anything is trained or written, from
     * the thread that called.
     *
     * @return whether to train; false cancels
     */
    default boolean acceptData(DataReport report) {
        return true;
    }

    /**
     * Called before the first step of a training that is resumed, from the training thread.
     *
     * @param history reports of the epochs that were finished before
     */
    default void onResume(List<EpochReport> history) {}

    /** Called after every step, from the training thread. */
    default void onStep(StepReport step) {}

    /**
     * Called when a model cannot be saved: after an epoch from the training thread, or at the end
     * of the training from the thread that called. The training waits for the answer; its models
     * are in memory.
     *
     * @param file where the model was to be saved
     * @param cause says why it could not, and what to do
     * @return where to save it instead; the same file to try again; null for nowhere: then a
     *     training goes on and tries again after its next epoch, and one that ends saves the model
     *     in the user's home
     * @throws IOException to let the training fail with it
     */
    default Path onSaveFailed(Path file, IOException cause) throws IOException {
        return null;
    }

    /** Called after every epoch, when its models have been saved, or could not be for now. */
    default void onEpoch(EpochReport epoch) {}

    /**
     * Called after every epoch with some of the validation images, from the training thread.
     *
     * @param previews at most two
     */
    default void onPreview(List<ValidationPreview> previews) {}

    /**
     * Called after the last epoch, or when the patience is over, from the training thread, if the
     * training is held open for a decision: see {@link TrainingControl#holdAtEnd}. If it is
     * extended, steps follow.
     *
     * @param time until the training ends by itself
     * @param reason a sentence: why the training would end now
     */
    default void onHold(Duration time, String reason) {}
}
