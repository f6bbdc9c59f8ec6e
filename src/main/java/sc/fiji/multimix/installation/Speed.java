// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.Encoding;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * How fast a device computes the network, on images of {@link #SIDE} pixels.
 *
 * @param trainedPerSecond images that pass it forward and backward
 * @param predictedPerSecond images that pass it forward
 * @param millisPerImage one image alone, from image to class and mask; median
 */
record Speed(double trainedPerSecond, double predictedPerSecond, double millisPerImage) {
    /** Side of the square images in pixels. */
    static final int SIDE = 128;

    private static final int BATCH = 4;
    private static final int CLASSES = 2;
    private static final int WARM_UP = 2;
    private static final int REPEATS = 5;

    /**
     * Measures medians; takes some seconds on a CPU. The engine's generator is left alone.
     *
     * @param width channels of the network's first stage
     * @throws java.util.concurrent.CancellationException if the listener wants that
     */
    static Speed measure(Device device, int width, ProgressListener progress) {
        NetworkOptions options = NetworkOptions.multiMix(width, CLASSES, SIDE, 0);
        try (NetworkSession network = NetworkSession.blank(options, Engines.get(), device);
                NDManager scope = network.manager().newSubManager()) {
            NDArray images = ramps(scope, BATCH);
            NDArray image = ramps(scope, 1);
            double trained = seconds(() -> train(network, images), progress);
            double predicted = seconds(() -> predict(network, images), progress);
            double single = seconds(() -> predict(network, image), progress);
            return new Speed(BATCH / trained, BATCH / predicted, 1000 * single);
        }
    }

    /** Images (N, 1, H, W) in [-1, 1]; what they show does not change the speed. */
    private static NDArray ramps(NDManager scope, int count) {
        return scope.arange(0f, (float) count * SIDE * SIDE)
                .reshape(new Shape(count, 1, SIDE, SIDE))
                .sin();
    }

    private static double seconds(Runnable work, ProgressListener progress) {
        double[] seconds = new double[REPEATS];
        for (int i = -WARM_UP; i < REPEATS; i++) {
            progress.checkCanceled();
            long start = System.nanoTime();
            work.run();
            if (i >= 0) seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[REPEATS / 2];
    }

    /** Forward and backward through both branches, until the numbers are there. */
    private static void train(NetworkSession network, NDArray images) {
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray step = images.duplicate();
            step.attach(scope);
            float loss =
                    GradientMode.recording(
                            () -> {
                                Encoding encoding = network.encode(step, true);
                                NDArray mask =
                                        network.decode(step, encoding.features(), step, true);
                                NDArray total = mask.mean().add(encoding.logits().mean());
                                GradientMode.backward(total);
                                return total.getFloat();
                            });
            requireNumber(loss);
        }
    }

    private static void predict(NetworkSession network, NDArray images) {
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray own = images.duplicate();
            own.attach(scope);
            requireNumber(
                    network.predict(own, EnumSet.of(Part.MASK), NetworkSession.PREDICTED_CLASS)
                            .maskLogits()
                            .mean()
                            .getFloat());
        }
    }

    private static void requireNumber(float value) {
        if (!Float.isFinite(value))
            throw new EngineException(
                    "The network's result is "
                            + value
                            + " instead of a number: PyTorch computes wrongly on this device.");
    }
}
