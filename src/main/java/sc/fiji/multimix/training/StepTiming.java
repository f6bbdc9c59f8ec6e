// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.data.TrainingStreams;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * Measures a step and a prediction on the real device, with the network and all terms of the
 * training but random images. Nothing of it stays; the training sets the engine's seed afterwards.
 */
final class StepTiming {
    private static final int TIMED_STEPS = 2;

    private final TrainingData data;
    private final TrainingOptions options;
    private final TrainingStreams streams;
    private final BooleanSupplier canceled;

    /**
     * What was measured.
     *
     * @param step seconds of a training step
     * @param mask seconds of the mask of an image; 0 if the network has none
     * @param classes seconds of the class of an image; 0 if the network has none
     */
    record Seconds(double step, double mask, double classes) {
        private static final Seconds CANCELED = new Seconds(0, 0, 0);
    }

    /**
     * A measurement.
     *
     * @param streams those that the training samples from
     * @param canceled asked before each step; the numbers of a canceled measurement mean nothing
     */
    StepTiming(
            TrainingData data,
            TrainingOptions options,
            TrainingStreams streams,
            BooleanSupplier canceled) {
        this.data = data;
        this.options = options;
        this.streams = streams;
        this.canceled = canceled;
    }

    /** One step to warm up, two that count, and a prediction. */
    Seconds measure(Device device) {
        Engine engine = Engines.get();
        NetworkOptions shape = TrainingRun.network(data, options);
        TrainingBatch batch = batch();
        try (NetworkSession network = new NetworkSession(shape, engine, device);
                NetworkSession average = NetworkSession.blank(shape, engine, device);
                Adam adam = new Adam(network.manager(), network.weights())) {
            NetworkSession teacher = options.averaging() > 0 ? average : network;
            TrainingStep terms = new TrainingStep(network, teacher, options.weights());
            BatchStep step = new BatchStep(network, terms, options);
            WeightAverage mean = new WeightAverage(average, network, options.averaging());
            long start = 0;
            for (int i = 0; i <= TIMED_STEPS; i++) {
                if (canceled.getAsBoolean()) return Seconds.CANCELED;
                if (i == 1) start = System.nanoTime();
                step.run(batch, i); // reading the loss waits for the device
                adam.update(0);
                mean.update();
            }
            double seconds = since(start) / TIMED_STEPS;
            if (canceled.getAsBoolean()) return Seconds.CANCELED;
            return new Seconds(
                    seconds,
                    shape.segments() ? prediction(average, Part.MASK) : 0,
                    shape.classifies() ? prediction(average, Part.CLASS) : 0);
        }
    }

    /** Seconds per image of a batch of the validation's size. */
    private double prediction(NetworkSession network, Part part) {
        int side = options.resolution();
        byte[] gray = random(Validation.BATCH);
        long start = System.nanoTime();
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray images = ImageTensors.images(scope, gray, side);
            var found = network.predict(images, EnumSet.of(part), NetworkSession.PREDICTED_CLASS);
            NDArray logits = part == Part.MASK ? found.maskLogits() : found.classLogits();
            logits.sum().getFloat(); // waits for the device
        }
        return since(start) / Validation.BATCH;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Random images, as many as a batch of the training has. */
    private TrainingBatch batch() {
        int n = options.batch();
        int segmentation = streams.segmentationLabeled().isEmpty() ? 0 : n;
        int consistency = streams.segmentationUnlabeled().isEmpty() ? 0 : n;
        int labeled = streams.classLabeled().isEmpty() ? 0 : n;
        int unlabeled = streams.classUnlabeled().isEmpty() ? 0 : n * options.unlabeledRatio();
        boolean mixMatch = options.system().unlabeledClasses() == UnlabeledClasses.MIX_MATCH;
        byte[] masks = random(segmentation);
        for (int i = 0; i < masks.length; i++) masks[i] &= 1;
        return new TrainingBatch(
                options.resolution(),
                random(segmentation),
                masks,
                random(consistency),
                random(labeled),
                new int[labeled],
                random(unlabeled),
                random(mixMatch ? 0 : unlabeled),
                random(mixMatch ? unlabeled : 0),
                new int[unlabeled]);
    }

    private byte[] random(int images) {
        byte[] gray = new byte[images * options.resolution() * options.resolution()];
        new SplittableRandom(1).nextBytes(gray);
        return gray;
    }
}
