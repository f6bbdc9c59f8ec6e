// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.EngineFacts;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.progress.ProgressListener;

/** A forward and a backward pass on each device, and what their speed means. */
final class SpeedCheck {
    private SpeedCheck() {}

    static List<Finding> run(
            EngineFacts facts, PlannedTraining training, ProgressListener progress) {
        List<Finding> findings = new ArrayList<>();
        findings.add(measure(Engines.device(DeviceChoice.CPU), training, progress));
        if (facts.gpus() > 0 && facts.cuda())
            findings.add(measure(Engines.device(DeviceChoice.GPU), training, progress));
        return findings;
    }

    private static Finding measure(
            Device device, PlannedTraining training, ProgressListener progress) {
        String name = Engines.describe(device);
        progress.progress("Measuring the speed of the " + name, 0.5);
        try {
            Speed speed = Speed.measure(device, training.width(), progress);
            return Finding.ok(Topic.SPEED, describe(name, speed, training));
        } catch (EngineException | LinkageError e) {
            return Finding.problem(
                    Topic.SPEED,
                    name + " cannot compute the network: " + e.getMessage(),
                    device.isGpu()
                            ? "Use device=cpu; update the GPU's driver, or undo the GPU support."
                            : "Delete the folder 'pytorch' in the cache folder, then restart.");
        }
    }

    static String describe(String device, Speed speed, PlannedTraining training) {
        return String.format(
                Locale.ROOT,
                "%s: one image of %d x %d pixels takes %.0f ms forward; %.0f images/s are trained"
                        + " on (forward and backward). A training with %s takes about %s, without"
                        + " reading images and tests",
                device,
                Speed.SIDE,
                Speed.SIDE,
                Math.max(1, speed.millisPerImage()),
                speed.trainedPerSecond(),
                training.name(),
                duration(training.minutes(speed)));
    }

    private static String duration(double minutes) {
        if (minutes < 1) return "a minute or less";
        if (minutes < 1.5) return "a minute";
        if (minutes < 90) return String.format(Locale.ROOT, "%.0f minutes", minutes);
        return String.format(Locale.ROOT, "%.0f hours", minutes / 60);
    }
}
