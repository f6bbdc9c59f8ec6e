// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.List;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;

/**
 * The steps of a training without its data, validation and files: MultiMix as in the paper, with
 * the running mean of the weights that the preset "fast" has.
 */
public final class TrainingStepRunner implements AutoCloseable {
    private static final TrainingOptions PRESET =
            TrainingOptions.PAPER.withAveraging(TrainingOptions.FAST.averaging());
    private static final int CLASSES = 2;

    private final TrainingOptions options;
    private final Learner learner;
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
        learner = new Learner(shape, options, TrainingDevices.of(Engines.devices(choice), options));
    }

    /** A step as {@link TrainingRun} does it, up to the losses as numbers. */
    public StepLosses run(TrainingBatch batch) {
        learn(batch);
        List<StepNumbers.Numbers> read = learner.losses(true);
        return read.get(read.size() - 1).losses();
    }

    /** The same without the losses, as most steps of a GPU are. */
    public void learn(TrainingBatch batch) {
        learner.learn(batch, number++, options.rate());
    }

    @Override
    public void close() {
        learner.close();
    }
}
