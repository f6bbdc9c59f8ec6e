// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.engine.Engines;

/**
 * The most arithmetic that this machine's convolutions reach: the best of several 3 × 3
 * convolutions, forward, float32, by the engine that the suite uses. Prints a line {@code
 * convolution-peak GFLOP/s}, then a line per shape.
 *
 * <p>Arguments: those of {@link Benchmark}, of which threads, steps and device count.
 */
final class ConvolutionPeak {
    /** A convolution; images (N, C, side, side) to as many channels. */
    private record Convolution(int images, int channels, int side) {
        double operations() {
            return 2.0 * 9 * channels * channels * side * side * images;
        }
    }

    /** Shapes of the network's stages, and larger ones that suit the processor better. */
    private static final List<Convolution> SHAPES =
            List.of(
                    new Convolution(8, 16, 256),
                    new Convolution(8, 32, 128),
                    new Convolution(8, 64, 64),
                    new Convolution(8, 128, 32),
                    new Convolution(8, 256, 16),
                    new Convolution(8, 64, 128),
                    new Convolution(8, 128, 64),
                    new Convolution(8, 256, 64));

    private ConvolutionPeak() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws IOException {
        BenchmarkOptions options =
                BenchmarkOptions.parse(What.STEP + " " + String.join(" ", arguments));
        options.setThreads();
        double peak = 0;
        StringBuilder lines = new StringBuilder();
        try (NDManager manager = Engines.get().newBaseManager(Engines.device(options.device()))) {
            for (Convolution shape : SHAPES) {
                double rate = shape.operations() / 1e6 / millis(shape, manager, options.steps());
                peak = Math.max(peak, rate);
                lines.append(String.format(Locale.ROOT, "# %s %.1f%n", shape, rate));
            }
        }
        System.out.printf(Locale.ROOT, "convolution-peak %.1f%n%s", peak, lines);
    }

    /** The shortest time of one. */
    private static double millis(Convolution shape, NDManager manager, int runs)
            throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            NDArray images =
                    scope.randomNormal(
                            new Shape(shape.images, shape.channels, shape.side, shape.side));
            NDArray weights = scope.randomNormal(new Shape(shape.channels, shape.channels, 3, 3));
            return Times.of(new ConvolutionWork(images, weights), runs).least();
        }
    }

    /** One convolution; a value of the result is read, so that a GPU has to be done. */
    private record ConvolutionWork(NDArray input, NDArray weights) implements Workload {
        @Override
        public void run() {
            Shape one = new Shape(1, 1);
            try (NDArray result =
                            Conv2d.conv2d(input, weights, null, one, one, one).singletonOrThrow();
                    NDArray value = result.get("0, 0, 0, 0")) {
                value.getFloat();
            }
        }

        @Override
        public int images() {
            return (int) input.size(0);
        }

        @Override
        public void close() {}
    }
}
