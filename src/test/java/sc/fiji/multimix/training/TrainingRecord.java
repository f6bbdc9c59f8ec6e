// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps all that a training tells, and may do something at each step. */
class TrainingRecord implements TrainingListener {
    final List<StepReport> steps = new CopyOnWriteArrayList<>();
    final List<EpochReport> epochs = new CopyOnWriteArrayList<>();
    final List<List<ValidationPreview>> previews = new CopyOnWriteArrayList<>();
    final List<Duration> holds = new CopyOnWriteArrayList<>();
    final List<String> reasons = new CopyOnWriteArrayList<>();
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final Consumer<StepReport> atStep;

    TrainingRecord() {
        this(step -> {});
    }

    TrainingRecord(Consumer<StepReport> atStep) {
        this.atStep = atStep;
    }

    List<StepLosses> losses() {
        return steps.stream().map(StepReport::losses).toList();
    }

    @Override
    public void progress(String message, double fraction) {}

    @Override
    public void log(String line) {
        lines.add(line);
    }

    @Override
    public void onStep(StepReport step) {
        steps.add(step);
        atStep.accept(step);
    }

    @Override
    public void onEpoch(EpochReport epoch) {
        epochs.add(epoch);
    }

    @Override
    public void onPreview(List<ValidationPreview> images) {
        previews.add(images);
    }

    @Override
    public void onHold(Duration time, String reason) {
        holds.add(time);
        reasons.add(reason);
    }
}
