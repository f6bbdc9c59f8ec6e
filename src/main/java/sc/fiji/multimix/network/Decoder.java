// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;

/**
 * The decoder: four times (bilinear upsampling by 2, concatenation with the encoder's features of
 * that size, double convolution), then a 1 × 1 convolution. The saliency bridge joins at the first
 * concatenation, at 1/8 of the image's side.
 *
 * <p>Input, with w the first width: the encoder's features (N, w, H, W) ... (N, 16w, H/16, W/16) in
 * that order, then, if the network has it, the bridge (N, 2, H/8, W/8). Output: mask logits (N, 1,
 * H, W); the sigmoid makes foreground probabilities of them.
 *
 * <p>Source: Haque et al. 2021, supplement, table 2.
 */
final class Decoder extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final int STAGES = Encoder.STAGES - 1;

    private final int width;
    private final boolean bridge;
    // from the coarsest, up4, to up1
    private final List<Block> upsamplings = new ArrayList<>();
    private final List<Block> stages = new ArrayList<>();
    private final Block mask;

    /**
     * A decoder.
     *
     * @param masks draws what dropout keeps
     */
    Decoder(NetworkOptions options, DropoutMasks masks) {
        super(VERSION);
        width = options.width();
        bridge = options.bridge();
        for (int level = STAGES; level >= 1; level--) {
            upsamplings.add(addChildBlock("upsample" + level, BilinearResize.up(2)));
            DoubleConv stage = new DoubleConv(inputChannels(level), outputChannels(level), masks);
            stages.add(addChildBlock("up" + level, stage));
        }
        Block conv1x1 = Conv2d.builder().setKernelShape(new Shape(1, 1)).setFilters(1).build();
        mask = addChildBlock("mask", PyTorchInitializer.set(conv1x1, width));
    }

    private int outputChannels(int level) {
        return width << (level - 1);
    }

    /** Upsampled features (2 · output), skip connection (output), at the first stage the bridge. */
    private int inputChannels(int level) {
        return 3 * outputChannels(level) + (joinsBridge(level) ? SaliencyBridge.CHANNELS : 0);
    }

    private boolean joinsBridge(int level) {
        return bridge && level == STAGES;
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        long n = inputShapes[0].get(0);
        for (int level = STAGES; level >= 1; level--) {
            Shape skip = inputShapes[level - 1];
            Shape coarser =
                    new Shape(n, 2L * outputChannels(level), skip.get(2) / 2, skip.get(3) / 2);
            upsamplings.get(STAGES - level).initialize(manager, dataType, coarser);
            stages.get(STAGES - level)
                    .initialize(
                            manager,
                            dataType,
                            new Shape(n, inputChannels(level), skip.get(2), skip.get(3)));
        }
        mask.initialize(manager, dataType, inputShapes[0]);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        NDArray x = inputs.get(STAGES); // (N, 16w, H/16, W/16)
        for (int level = STAGES; level >= 1; level--) {
            NDArray coarser = x; // (N, 2 · output, half the size)
            try (NDArray joined = joined(level, coarser, inputs, parameters)) {
                x =
                        stages.get(STAGES - level)
                                .forward(parameters, new NDList(joined), training)
                                .singletonOrThrow(); // (N, outputChannels(level), size)
            }
            if (level < STAGES) coarser.close();
        }
        NDList logits = mask.forward(parameters, new NDList(x), training); // (N, 1, H, W)
        x.close();
        return logits;
    }

    /** Coarser features at a level's size, with the encoder's and maybe the bridge. */
    private NDArray joined(int level, NDArray coarser, NDList inputs, ParameterStore parameters) {
        Block upsampling = upsamplings.get(STAGES - level);
        try (NDArray upsampled =
                upsampling.forward(parameters, new NDList(coarser), false).singletonOrThrow()) {
            NDList parts = new NDList(upsampled, inputs.get(level - 1));
            if (joinsBridge(level)) parts.add(inputs.get(STAGES + 1));
            return NDArrays.concat(parts, 1); // (N, inputChannels(level), size)
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape full = inputShapes[0];
        return new Shape[] {new Shape(full.get(0), 1, full.get(2), full.get(3))};
    }
}
