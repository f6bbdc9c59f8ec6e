// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.time.Duration;
import java.util.List;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** A network that learns from batches, with its optimizer and the running mean of its weights. */
final class Learner implements AutoCloseable {
    /** How often a GPU is asked for its losses, which it has to finish its work for. */
    private static final Duration READING_INTERVAL = Duration.ofMillis(250);

    private final NetworkSession network;
    private final NetworkSession average;
    private final Adam adam;
    private final WeightAverage mean;
    private final StepNumbers numbers;
    private final BatchStep step;

    /** A network with fresh random weights, drawn from the engine's generator. */
    Learner(NetworkOptions shape, TrainingOptions options, Device device) {
        Engine engine = Engines.get();
        network = new NetworkSession(shape, engine, device);
        average = NetworkSession.blank(shape, engine, device);
        adam = new Adam(network.manager(), network.trainedWeights());
        mean = new WeightAverage(average, network, options.averaging());
        numbers =
                new StepNumbers(
                        network.manager(), device.isGpu() ? READING_INTERVAL : Duration.ZERO);
        NetworkSession teacher = options.averaging() > 0 ? average : network;
        step =
                new BatchStep(
                        network,
                        new TrainingStep(network, teacher, options.weights()),
                        options,
                        numbers);
    }

    /** The running mean of the weights, which predicts. */
    NetworkSession average() {
        return average;
    }

    /**
     * Learns from a batch.
     *
     * @param number of the step, from 0
     * @param rate of the step
     */
    void learn(TrainingBatch batch, long number, float rate) {
        step.run(batch, number);
        adam.update(rate);
        mean.update();
    }

    /**
     * The losses of the steps since they were last asked for; those of a GPU now and then only.
     *
     * @param now all of them in any case
     * @throws IllegalStateException if a loss is not finite
     */
    List<StepNumbers.Numbers> losses(boolean now) {
        return step.losses(now);
    }

    @Override
    public void close() {
        numbers.close();
        adam.close();
        average.close();
        network.close();
    }
}
