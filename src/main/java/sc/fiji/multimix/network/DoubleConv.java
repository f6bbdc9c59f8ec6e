// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Twice (convolution 3 × 3, instance norm, leaky ReLU with slope 0.2), then dropout.
 *
 * <p>Input: (N, inputChannels, H, W); output: (N, outputChannels, H, W).
 *
 * <p>The convolutions' biases are not trained: the norm takes them out again. Dropout's factor is
 * in the second norm's scale, since leaky ReLU keeps positive factors.
 *
 * <p>Source: Haque et al. 2021, supplement, tables 1 and 2.
 */
final class DoubleConv extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final float NEGATIVE_SLOPE = 0.2f;

    private final int outputChannels;
    private final DropoutMasks masks;
    private final Block conv1;
    private final InstanceNorm norm1;
    private final Block conv2;
    private final InstanceNorm norm2;

    /**
     * A block.
     *
     * @param masks draws what dropout keeps
     */
    DoubleConv(int inputChannels, int outputChannels, DropoutMasks masks) {
        super(VERSION);
        this.outputChannels = outputChannels;
        this.masks = masks;
        conv1 = addChildBlock("conv1", conv3x3(inputChannels, outputChannels));
        norm1 = addChildBlock("norm1", new InstanceNorm(1));
        conv2 = addChildBlock("conv2", conv3x3(outputChannels, outputChannels));
        norm2 = addChildBlock("norm2", new InstanceNorm(masks.scale()));
    }

    private static Block conv3x3(int inputChannels, int filters) {
        Block conv =
                Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(filters)
                        .optPadding(new Shape(1, 1))
                        .build();
        conv.freezeParameters(true, parameter -> parameter.getType() == Parameter.Type.BIAS);
        return PyTorchInitializer.set(conv, 9L * inputChannels);
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape[] output = getOutputShapes(inputShapes);
        conv1.initialize(manager, dataType, inputShapes);
        norm1.initialize(manager, dataType, output);
        conv2.initialize(manager, dataType, output);
        norm2.initialize(manager, dataType, output);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        // What the gradients need outlives its close; all else is given back at once.
        NDArray x = inputs.singletonOrThrow();
        boolean drops = training && masks.isNeeded();
        try (NDArray first = convNormRelu(conv1, norm1, parameters, x, false)) {
            NDArray second = convNormRelu(conv2, norm2, parameters, first, drops);
            if (drops)
                try (NDArray kept = masks.draw(second.getManager(), second.getShape())) {
                    second.muli(kept);
                }
            return new NDList(second); // (N, outputChannels, H, W)
        }
    }

    private static NDArray convNormRelu(
            Block conv, InstanceNorm norm, ParameterStore parameters, NDArray x, boolean scaled) {
        try (NDArray convolved = conv.forward(parameters, new NDList(x), false).singletonOrThrow();
                NDArray normalized = norm.apply(convolved, scaled)) {
            return Activation.leakyRelu(normalized, NEGATIVE_SLOPE);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        return new Shape[] {new Shape(in.get(0), outputChannels, in.get(2), in.get(3))};
    }
}
