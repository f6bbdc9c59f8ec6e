// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Twice (convolution 3 × 3, instance norm, leaky ReLU with slope 0.2), then dropout.
 *
 * <p>Input: (N, inputChannels, H, W); output: (N, outputChannels, H, W).
 *
 * <p>Source: Haque et al. 2021, supplement, tables 1 and 2.
 */
final class DoubleConv extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final float NEGATIVE_SLOPE = 0.2f;

    private final int outputChannels;
    private final Block conv1;
    private final Block norm1;
    private final Block conv2;
    private final Block norm2;
    private final Block dropout;

    DoubleConv(int inputChannels, int outputChannels, float dropoutProbability) {
        super(VERSION);
        this.outputChannels = outputChannels;
        conv1 = addChildBlock("conv1", conv3x3(inputChannels, outputChannels));
        norm1 = addChildBlock("norm1", new InstanceNorm());
        conv2 = addChildBlock("conv2", conv3x3(outputChannels, outputChannels));
        norm2 = addChildBlock("norm2", new InstanceNorm());
        dropout = addChildBlock("dropout", Dropout.builder().optRate(dropoutProbability).build());
    }

    private static Block conv3x3(int inputChannels, int filters) {
        Block conv =
                Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(filters)
                        .optPadding(new Shape(1, 1))
                        .build();
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
        dropout.initialize(manager, dataType, output);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        NDList x = convNormRelu(conv1, norm1, parameters, inputs, training);
        x = convNormRelu(conv2, norm2, parameters, x, training); // (N, outputChannels, H, W)
        return training ? dropout.forward(parameters, x, true) : x;
    }

    private static NDList convNormRelu(
            Block conv, Block norm, ParameterStore parameters, NDList inputs, boolean training) {
        NDList x = norm.forward(parameters, conv.forward(parameters, inputs, training), training);
        return new NDList(Activation.leakyRelu(x.singletonOrThrow(), NEGATIVE_SLOPE));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        return new Shape[] {new Shape(in.get(0), outputChannels, in.get(2), in.get(3))};
    }
}
