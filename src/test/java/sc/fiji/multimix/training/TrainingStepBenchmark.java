// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Locale;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/**
 * Times training steps on random images, without data loading. Arguments: side, images per stream,
 * steps, width. Prints: median and least milliseconds, images per second of all five streams.
 */
final class TrainingStepBenchmark {
    private static final int WARM_UP = 3;

    private TrainingStepBenchmark() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) {
        int side = Integer.parseInt(arguments[0]);
        int batch = Integer.parseInt(arguments[1]);
        int steps = Integer.parseInt(arguments[2]);
        int width = Integer.parseInt(arguments[3]);
        double[] millis = new double[steps];
        NetworkOptions options = NetworkOptions.multiMix(width, 2, side, 0.25f);
        try (NetworkSession network = new NetworkSession(options, Engines.get(), Device.cpu());
                NetworkSession average = new NetworkSession(options, Engines.get(), Device.cpu());
                Adam adam = new Adam(network.manager(), network.weights())) {
            TrainingStep step = new TrainingStep(network, LossWeights.DEFAULTS);
            WeightAverage mean = new WeightAverage(average, network, 0.99f);
            for (int i = -WARM_UP; i < steps; i++) {
                try (NDManager scope = network.manager().newSubManager()) {
                    StepImages images = images(scope, batch, side);
                    long start = System.nanoTime();
                    step.run(images).total().getFloat();
                    adam.update(1e-4f);
                    mean.update();
                    if (i >= 0) millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        Arrays.sort(millis);
        double median = millis[steps / 2];
        System.out.printf(
                Locale.ROOT, "%.1f %.1f %.2f%n", median, millis[0], 5 * batch / median * 1000);
    }

    private static StepImages images(NDManager scope, int batch, int side) {
        Shape shape = new Shape(batch, 1, side, side);
        NDArray[] streams = new NDArray[5];
        for (int i = 0; i < 5; i++) streams[i] = scope.randomNormal(shape);
        NDArray masks = scope.randomUniform(0, 1, shape).gt(0.5f).toType(DataType.FLOAT32, false);
        NDArray labels = scope.arange(batch).mod(2).toType(DataType.INT64, false);
        return new StepImages(
                streams[0], masks, streams[1], streams[2], labels, streams[3], streams[4], null);
    }
}
