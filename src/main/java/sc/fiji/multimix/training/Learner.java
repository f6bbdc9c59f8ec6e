// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import java.util.List;
import sc.fiji.multimix.data.TrainingBatch;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** A network that learns from batches, with its optimizer and the running mean of its weights. */
final class Learner implements AutoCloseable {
    private final Replicas replicas;
    private final Adam adam;
    private final WeightSum secondMoments; // infinite ones would let their weights rest for ever

    /** A network with fresh random weights, drawn from the engine's generator. */
    Learner(NetworkOptions shape, TrainingOptions options, TrainingDevices devices) {
        replicas = new Replicas(shape, options, devices.list());
        NetworkSession network = replicas.first().network();
        try {
            adam = new Adam(network.manager(), network.trainedWeights());
            secondMoments = new WeightSum(network.manager(), adam.secondMomentArrays());
        } catch (RuntimeException | Error e) {
            replicas.close();
            throw e;
        }
    }

    /** The running mean of the weights, which predicts. */
    NetworkSession average() {
        return replicas.first().average();
    }

    /**
     * Learns from a batch.
     *
     * @param number of the step, from 0
     * @param rate of the step
     */
    void learn(TrainingBatch batch, long number, float rate) {
        replicas.run(batch, number);
        adam.update(rate);
        try (NDArray sum = secondMoments.sum()) {
            replicas.follow(sum);
        }
    }

    /** A copy of all that the next step depends on, besides its batch and its number. */
    LearnerState state() {
        return new LearnerState(
                NetworkWeights.of(replicas.first().network()),
                NetworkWeights.of(average()),
                adam.firstMoments(),
                adam.secondMoments(),
                adam.updates());
    }

    /**
     * Goes on from where a learner was.
     *
     * @throws IllegalArgumentException if that one's network has another shape
     */
    void restore(LearnerState state) {
        replicas.restore(state);
        adam.restore(state.firstMoments(), state.secondMoments(), state.updates());
    }

    /** See {@link Replicas#losses}. */
    List<StepNumbers.Numbers> losses(boolean now) {
        return replicas.losses(now);
    }

    @Override
    public void close() {
        secondMoments.close();
        adam.close();
        replicas.close();
    }
}
