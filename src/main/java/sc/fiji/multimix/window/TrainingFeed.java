// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.ValidationPreview;

/**
 * Takes a training's reports on its thread and keeps them until the window fetches them, so that
 * neither waits for the other.
 */
final class TrainingFeed implements TrainingListener {
    /** What is told of a training, on the window's thread. */
    interface Receiver {
        void progress(String message, double fraction);

        void log(String line);

        void step(StepReport step);

        void epoch(EpochReport epoch);

        void previews(List<ValidationPreview> previews);

        void hold(Duration time, String reason);

        void end(String message);
    }

    private final Queue<Consumer<Receiver>> waiting = new ConcurrentLinkedQueue<>();
    private final TrainingControl control;
    private volatile boolean begun;

    TrainingFeed(TrainingControl control) {
        this.control = control;
    }

    /**
     * Tells everything that has come since the last call.
     *
     * @return whether there was anything
     */
    boolean drain(Receiver receiver) {
        Consumer<Receiver> next = waiting.poll();
        if (next == null) return false;
        for (; next != null; next = waiting.poll()) next.accept(receiver);
        return true;
    }

    @Override
    public void progress(String message, double fraction) {
        waiting.add(receiver -> receiver.progress(message, fraction));
    }

    @Override
    public void log(String line) {
        waiting.add(receiver -> receiver.log(line));
    }

    /** Whether there was a step, also one that the window has not fetched. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the training was canceled, before its first step and after its last too. */
    @Override
    public boolean isCanceled() {
        return control.isCanceled();
    }

    /** Asks the user; a no cancels the training, which is then no failure. */
    @Override
    public boolean acceptData(DataReport report) {
        boolean accepted = DataCheckDialog.ask(report, this::isCanceled);
        if (!accepted) control.end(TrainingControl.End.CANCEL_AND_DISCARD);
        return accepted;
    }

    /** Asks the user, who may also throw the model away. */
    @Override
    public Path onSaveFailed(Path file, IOException cause) {
        boolean ending = isCanceled(); // then the question is whether to keep what there is
        SaveFailedDialog.Answer answer =
                SaveFailedDialog.ask(file, cause, () -> !ending && isCanceled());
        if (answer.discards()) control.end(TrainingControl.End.CANCEL_AND_DISCARD);
        return answer.place();
    }

    @Override
    public void onStep(StepReport step) {
        begun = true;
        waiting.add(receiver -> receiver.step(step));
    }

    @Override
    public void onResume(List<EpochReport> history) {
        waiting.add(receiver -> history.forEach(receiver::epoch));
    }

    @Override
    public void onEpoch(EpochReport epoch) {
        waiting.add(receiver -> receiver.epoch(epoch));
    }

    @Override
    public void onPreview(List<ValidationPreview> previews) {
        waiting.add(receiver -> receiver.previews(previews));
    }

    @Override
    public void onHold(Duration time, String reason) {
        waiting.add(receiver -> receiver.hold(time, reason));
    }

    /** The training is over; nothing comes after it. */
    void end(String message) {
        waiting.add(receiver -> receiver.end(message));
    }
}
