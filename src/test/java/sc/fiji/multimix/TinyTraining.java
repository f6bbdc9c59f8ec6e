// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/** A training of a second or two, and what it logs. */
public final class TinyTraining implements TrainingListener {
    public static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(32)
                    .withWidth(4)
                    .withBatch(2)
                    .withEpochs(1)
                    .withStepsPerEpoch(2)
                    .withDevice(DeviceChoice.CPU);

    /** Films of its data set: the fewest there can be. */
    public static final int FILMS = 24;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void progress(String message, double fraction) {}

    @Override
    public void log(String line) {
        lines.add(line);
    }

    /** Everything logged so far. */
    List<String> lines() {
        return List.copyOf(lines);
    }
}
