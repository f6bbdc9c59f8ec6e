// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The steps of a training without its data, validation and files: MultiMix as in the paper, with
 * the running mean of the weights that the preset "fast" has.
 */
public final class TrainingStepRunner implements AutoCloseable {
    private static final TrainingOptions PRESET =
            TrainingOptions.PAPER.withAveraging(TrainingOptions.FAST.averaging());
    private static final int CLASSES = 2;

    private final TrainingOptions options;
    private final NetworkSession network;
    private final NetworkSession average;
    private final Adam adam;
    private final WeightAverage mean;
    private final BatchStep step;
    private long number;

    /**
     * A training at its start.
     *
     * @param width channels of the network's first stage
     * @param resolution side of the images
     * @param batch images per stream
     */
    public TrainingStepRunner(int width, int resolution, int batch, DeviceChoice choice) {
        options =
                PRESET.withWidth(width)
                        .withResolution(resolution)
                        .withBatch(batch)
                        .withDevice(choice);
        NetworkOptions shape =
                NetworkOptions.multiMix(width, CLASSES, resolution, options.dropout());
        Device device = Engines.device(choice);
        network = new NetworkSession(shape, Engines.get(), device);
        average = NetworkSession.blank(shape, Engines.get(), device);
        adam = new Adam(network.manager(), network.weights());
        TrainingStep teached = new TrainingStep(network, average, options.weights());
        mean = new WeightAverage(average, network, options.averaging());
        step = new BatchStep(network, teached, options);
    }

    /** A step as {@link TrainingRun} does it, up to the losses as numbers. */
    public StepLosses run(TrainingBatch batch) {
        StepLosses losses = step.run(batch, number++);
        adam.update(options.rate());
        mean.update();
        return losses;
    }

    @Override
    public void close() {
        adam.close();
        average.close();
        network.close();
    }
}
