// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.List;
import sc.fiji.multimix.datacheck.DataReport;

/**
 * Hands everything on to the user's listener until canceled; then it is silent, since the
 * training's thread may still be in its last step when the user has long moved on.
 */
final class CancelableListener implements TrainingListener {
    private final TrainingListener listener;
    private volatile boolean canceled;

    CancelableListener(TrainingListener listener) {
        this.listener = listener;
    }

    /** Asks the user's listener; once canceled, always canceled. */
    boolean askCanceled() {
        if (listener.isCanceled()) canceled = true;
        return canceled;
    }

    void cancel() {
        canceled = true;
    }

    /** As {@link #askCanceled}, so that short steps end between two looks of the waiting thread. */
    @Override
    public boolean isCanceled() {
        return canceled || askCanceled();
    }

    @Override
    public void progress(String message, double fraction) {
        if (!canceled) listener.progress(message, fraction);
    }

    @Override
    public void log(String line) {
        listener.log(line);
    }

    @Override
    public boolean acceptData(DataReport report) {
        return !canceled && listener.acceptData(report);
    }

    @Override
    public void onStep(StepReport step) {
        if (!canceled) listener.onStep(step);
    }

    @Override
    public void onEpoch(EpochReport epoch) {
        if (!canceled) listener.onEpoch(epoch);
    }

    @Override
    public void onPreview(List<ValidationPreview> previews) {
        if (!canceled) listener.onPreview(previews);
    }
}
