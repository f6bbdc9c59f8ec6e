// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * The shared encoder with its (optional) class branch: five double convolutions with 2 × 2 max
 * pooling after each, then global average pooling and a fully connected layer.
 *
 * <p>Input: images (N, 1, H, W), float32, in [-1, 1]. Output, with w the first width: the features
 * of the five stages (N, w, H, W), (N, 2w, H/2, W/2), (N, 4w, H/4, W/4), (N, 8w, H/8, W/8), (N,
 * 16w, H/16, W/16), then, if there is a class branch, the class logits (N, classes).
 *
 * <p>Source: Haque et al. 2021, supplement, table 1.
 */
final class Encoder extends AbstractBlock {
    static final int STAGES = 5;
    private static final byte VERSION = 1;

    private final int width;
    private final int classes;
    private final List<Block> stages = new ArrayList<>();
    private final Block classifier;

    /**
     * An encoder.
     *
     * @param masks draws what dropout keeps
     */
    Encoder(NetworkOptions options, DropoutMasks masks) {
        super(VERSION);
        width = options.width();
        classes = options.classes();
        for (int i = 0; i < STAGES; i++)
            stages.add(
                    addChildBlock(
                            "down" + (i + 1),
                            new DoubleConv(i == 0 ? 1 : channels(i - 1), channels(i), masks)));
        classifier =
                options.classifies()
                        ? addChildBlock(
                                "classifier",
                                PyTorchInitializer.set(
                                        Linear.builder().setUnits(classes).build(),
                                        channels(STAGES - 1)))
                        : null;
    }

    private int channels(int stage) {
        return width << stage;
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape[] shapes = getOutputShapes(inputShapes);
        stages.get(0).initialize(manager, dataType, inputShapes);
        for (int i = 1; i < STAGES; i++)
            stages.get(i).initialize(manager, dataType, pooled(shapes[i - 1]));
        if (classifier != null)
            classifier.initialize(
                    manager, dataType, new Shape(inputShapes[0].get(0), channels(STAGES - 1)));
    }

    private static NDArray halved(NDArray x) {
        return Pool.maxPool2d(x, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
    }

    private static Shape pooled(Shape shape) {
        return new Shape(shape.get(0), shape.get(1), shape.get(2) / 2, shape.get(3) / 2);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        NDList outputs = new NDList(STAGES + 1);
        NDArray x = inputs.singletonOrThrow();
        for (int i = 0; i < STAGES; i++) {
            NDArray input = i == 0 ? x : halved(x);
            x = stages.get(i).forward(parameters, new NDList(input), training).singletonOrThrow();
            if (i > 0) input.close();
            outputs.add(x);
        } // (N, 16w, H/16, W/16)
        if (classifier != null) outputs.add(classify(parameters, x, training));
        return outputs;
    }

    /**
     * The class branch.
     *
     * @param features of the last stage, (N, 16w, H/16, W/16)
     * @return class logits (N, classes)
     */
    NDArray classify(ParameterStore parameters, NDArray features, boolean training) {
        try (NDArray halved = halved(features); // (N, 16w, H/32, W/32)
                NDArray mean = Pool.globalAvgPool2d(halved);
                NDArray pooled = mean.reshape(-1, channels(STAGES - 1))) { // (N, 16w)
            return classifier.forward(parameters, new NDList(pooled), training).singletonOrThrow();
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        Shape[] shapes = new Shape[classifier == null ? STAGES : STAGES + 1];
        for (int i = 0; i < STAGES; i++)
            shapes[i] = new Shape(in.get(0), channels(i), in.get(2) >> i, in.get(3) >> i);
        if (classifier != null) shapes[STAGES] = new Shape(in.get(0), classes);
        return shapes;
    }
}
