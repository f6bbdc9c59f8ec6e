// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import sc.fiji.multimix.data.BatchLoader;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * Measures a step and a prediction on the real devices, with the network, the batches and all terms
 * of the training. Nothing of it stays; the training sets the engine's seed afterwards.
 */
final class StepTiming {
    /** More than are prepared ahead, so that a step that waits for its batch is measured so. */
    private static final int WARM_UPS = 5;

    private static final int REPEATS = 5;
    private static final int PREDICTIONS = 3;

    private final TrainingData data;
    private final TrainingOptions options;
    private final MedianTime time;
    private final BooleanSupplier canceled;

    /**
     * What was measured.
     *
     * @param step seconds of a training step
     * @param mask seconds of the mask of an image; 0 if the network has none
     * @param classes seconds of the class of an image; 0 if the network has none
     */
    record Seconds(double step, double mask, double classes) {}

    /**
     * A measurement.
     *
     * @param nanos a clock, as {@link System#nanoTime}
     * @param canceled asked before each step and prediction
     */
    StepTiming(
            TrainingData data,
            TrainingOptions options,
            LongSupplier nanos,
            BooleanSupplier canceled) {
        this.data = data;
        this.options = options;
        this.canceled = canceled;
        time = new MedianTime(nanos);
    }

    /**
     * Some steps and predictions.
     *
     * @throws CancellationException if canceled
     */
    Seconds measure(TrainingDevices devices) {
        NetworkOptions shape = TrainingRun.network(data, options);
        try (Learner learner = new Learner(shape, options, devices);
                BatchLoader loader =
                        new BatchLoader(
                                TrainingRun.streams(data, options), TrainingRun.batches(options))) {
            AtomicLong number = new AtomicLong();
            double seconds =
                    time.of(
                            () -> {
                                checkCanceled();
                                learner.learn(loader.next(), number.getAndIncrement(), 0);
                                learner.losses(true); // waits for the devices
                            },
                            WARM_UPS,
                            REPEATS);
            NetworkSession average = learner.average();
            return new Seconds(
                    seconds,
                    shape.segments() ? prediction(average, Part.MASK) : 0,
                    shape.classifies() ? prediction(average, Part.CLASS) : 0);
        }
    }

    /** Seconds per image of a batch of the validation's size. */
    private double prediction(NetworkSession network, Part part) {
        byte[] gray = new byte[Validation.BATCH * options.resolution() * options.resolution()];
        new SplittableRandom(1).nextBytes(gray);
        return time.of(() -> predict(network, part, gray), 1, PREDICTIONS) / Validation.BATCH;
    }

    private void predict(NetworkSession network, Part part, byte[] gray) {
        checkCanceled();
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray images = ImageTensors.images(scope, gray, options.resolution());
            var found = network.predict(images, EnumSet.of(part), NetworkSession.PREDICTED_CLASS);
            NDArray logits = part == Part.MASK ? found.maskLogits() : found.classLogits();
            logits.sum().getFloat(); // waits for the device
        }
    }

    private void checkCanceled() {
        if (canceled.getAsBoolean())
            throw new CancellationException("Canceled while measuring the time of a step.");
    }
}
