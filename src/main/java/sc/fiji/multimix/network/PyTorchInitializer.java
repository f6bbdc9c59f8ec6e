// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.nn.Block;
import ai.djl.training.initializer.UniformInitializer;

/**
 * PyTorch's default initialization of convolutions and linear layers.
 *
 * <p>Weights: Kaiming uniform with a = sqrt(5), bound {@code sqrt(6 / ((1 + a²) · fanIn)) = 1 /
 * sqrt(fanIn)} (He et al. 2015); biases: uniform with bound {@code 1 / sqrt(fanIn)}. The two bounds
 * are the same number. Drawn from the engine's generator, which {@code Engine.setRandomSeed} seeds.
 */
final class PyTorchInitializer {
    private PyTorchInitializer() {}

    /**
     * Gives a layer's weight and bias their initializer.
     *
     * @param layer a convolution or linear layer, not initialized yet
     * @param fanIn number of inputs of one output value: channels × kernel height × kernel width
     * @return the layer
     */
    static Block set(Block layer, long fanIn) {
        float bound = (float) (1 / Math.sqrt((double) fanIn));
        layer.setInitializer(new UniformInitializer(bound), parameter -> true);
        return layer;
    }
}
