// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkSession;

/**
 * A network whose weights are the exponential running mean of those in training: {@code a ← d·a +
 * (1-d)·w}, with the decay d growing to its value, {@code min(d, (1+t)/(10+t))}, so that the first
 * steps are soon forgotten. It predicts better than the last step's weights, at no cost.
 *
 * <p>Source: Tarvainen &amp; Valpola 2017 (mean teacher), as the averaged model only; not part of
 * MultiMix, and off in the preset "paper".
 */
final class WeightAverage {
    private final Map<String, NDArray> averages;
    private final Map<String, NDArray> weights;
    private final NDManager manager;
    private final float decay;
    private long step;

    /** Averages into one network the weights of another, starting with a copy. */
    WeightAverage(NetworkSession average, NetworkSession trained, float decay) {
        averages = average.trainedWeights();
        weights = trained.trainedWeights();
        manager = average.manager();
        this.decay = decay;
        average.setTrainable(false);
        WeightCopy.copy(trained.weights(), average.weights());
    }

    /** Takes the weights after one more step into the mean. */
    void update() {
        step++;
        float keep = Math.min(decay, (1f + step) / (10f + step));
        GradientMode.notRecording(() -> mix(keep));
    }

    /** Goes on after so many updates; the weights are restored by who owns the networks. */
    void restore(long updates) {
        step = updates;
    }

    private void mix(float keep) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray kept = scope.full(new Shape(), keep);
            NDArray taken = scope.full(new Shape(), 1 - keep);
            averages.forEach(
                    (name, average) -> {
                        average.muli(kept);
                        try (NDArray share = weights.get(name).mul(taken)) {
                            average.addi(share);
                        }
                    });
        }
    }
}
