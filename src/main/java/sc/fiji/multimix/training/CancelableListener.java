// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import sc.fiji.multimix.datacheck.DataReport;

/**
 * Hands everything on to the user's listener until canceled or abandoned; then it is silent, since
 * the training's thread may still be in its last step when the user has long moved on.
 */
final class CancelableListener implements TrainingListener {
    private final TrainingListener listener;
    private final BooleanSupplier ended;
    private volatile boolean canceled;
    private volatile boolean abandoned;

    /**
     * A listener.
     *
     * @param ended a second way to cancel
     */
    CancelableListener(TrainingListener listener, BooleanSupplier ended) {
        this.listener = listener;
        this.ended = ended;
    }

    /** Asks the user; once canceled, always canceled. */
    boolean askCanceled() {
        if (ended.getAsBoolean() || listener.isCanceled()) canceled = true;
        return canceled;
    }

    void cancel() {
        canceled = true;
    }

    /** Nobody waits for the training's thread any more: it ends, and nothing of it is told. */
    void abandon() {
        abandoned = true;
    }

    /** As {@link #askCanceled}, so that short steps end between two looks of the waiting thread. */
    @Override
    public boolean isCanceled() {
        return isSilent() || askCanceled();
    }

    private boolean isSilent() {
        return canceled || abandoned;
    }

    @Override
    public void progress(String message, double fraction) {
        if (!isSilent()) listener.progress(message, fraction);
    }

    @Override
    public void log(String line) {
        if (!abandoned) listener.log(line);
    }

    @Override
    public boolean acceptData(DataReport report) {
        return !canceled && listener.acceptData(report);
    }

    @Override
    public void onResume(List<EpochReport> history) {
        if (!isSilent()) listener.onResume(history);
    }

    @Override
    public void onStep(StepReport step) {
        if (!isSilent()) listener.onStep(step);
    }

    @Override
    public Path onSaveFailed(Path file, IOException cause) throws IOException {
        return isSilent() ? null : listener.onSaveFailed(file, cause);
    }

    @Override
    public void onEpoch(EpochReport epoch) {
        if (!isSilent()) listener.onEpoch(epoch);
    }

    @Override
    public void onPreview(List<ValidationPreview> previews) {
        if (!isSilent()) listener.onPreview(previews);
    }

    @Override
    public void onHold(Duration time, String reason) {
        if (!isSilent()) listener.onHold(time, reason);
    }
}
