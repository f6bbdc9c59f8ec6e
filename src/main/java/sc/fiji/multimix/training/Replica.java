// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkSession;

/**
 * A network in training on one device, which takes a share of each batch, with the running mean of
 * its weights.
 */
final class Replica implements AutoCloseable {
    /** How often a GPU is asked for its losses, which it has to finish its work for. */
    private static final Duration READING_INTERVAL = Duration.ofMillis(250);

    private final NetworkSession network;
    private final NetworkSession average;
    private final WeightAverage mean;
    private final StepNumbers numbers;
    private final WeightSum weights;
    private final BatchStep step;

    /**
     * A replica.
     *
     * @param network with the weights that all replicas start from; closed with this
     */
    Replica(NetworkSession network, TrainingOptions options, BatchShare share) {
        this.network = network;
        Device device = network.manager().getDevice();
        boolean gpu = device.isGpu();
        average = NetworkSession.blank(network.options(), Engines.get(), device);
        try {
            mean = new WeightAverage(average, network, options.averaging());
            numbers =
                    new StepNumbers(
                            network.manager(),
                            PartPlan.of(device, options, share).parts(),
                            gpu ? READING_INTERVAL : Duration.ZERO);
            weights = new WeightSum(network.manager(), network.trainedWeights().values());
        } catch (RuntimeException | Error e) {
            average.close();
            throw e;
        }
        NetworkSession teacher = options.averaging() > 0 ? average : network;
        TrainingStep terms = new TrainingStep(network, teacher, options.weights());
        step = new BatchStep(network, terms, options, numbers, share);
        if (gpu) skipRandomNumbers(share.replica());
    }

    /** The generators of all GPUs start from the same seed, but replicas must not drop alike. */
    private void skipRandomNumbers(int draws) {
        for (int i = 0; i < draws; i++) network.manager().randomUniform(0, 1, new Shape(1)).close();
    }

    NetworkSession network() {
        return network;
    }

    /** The running mean of the weights. */
    NetworkSession average() {
        return average;
    }

    /** One step up to the gradients, on this replica's share of the batch. */
    void run(TrainingBatch batch, long number) {
        step.run(batch, number);
    }

    /**
     * Keeps, beside the losses of the last step, whether the weights are finite after it.
     *
     * @param optimizer a sum that is to be finite too
     */
    void checkWeights(NDArray optimizer) {
        try (NDArray sum = weights.sum();
                NDArray both = sum.add(optimizer)) {
            numbers.addWeights(both);
        }
    }

    /** Takes the weights after one more step into the mean. */
    void updateAverage() {
        mean.update();
    }

    /** See {@link BatchStep#losses}. */
    List<StepNumbers.Numbers> losses(boolean now) {
        return step.losses(now);
    }

    /** Adds another replica's gradients to those of this one, and clears the other's. */
    void takeGradients(Replica other) {
        Map<String, NDArray> others = other.network.trainedWeights();
        GradientMode.notRecording(
                () ->
                        network.trainedWeights()
                                .forEach((name, weight) -> addGradient(weight, others.get(name))));
    }

    private static void addGradient(NDArray weight, NDArray other) {
        try (NDArray sum = weight.getGradient();
                NDArray there = other.getGradient();
                NDArray here = there.toDevice(weight.getDevice(), true)) {
            sum.addi(here);
        }
        JniUtils.zeroGrad((PtNDArray) other);
    }

    /** Takes over the weights that a step changes from another replica. */
    void takeTrainedWeights(Replica other) {
        WeightCopy.copy(other.network.trainedWeights(), network.trainedWeights());
    }

    /** Goes on from where a replica of the same shape was; losses that were not read are lost. */
    void restore(LearnerState state) {
        NetworkWeights.restore(network.weights(), state.weights());
        NetworkWeights.restore(average.weights(), state.average());
        mean.restore(state.updates());
        numbers.clear();
    }

    @Override
    public void close() {
        numbers.close();
        weights.close();
        average.close();
        network.close();
    }
}
