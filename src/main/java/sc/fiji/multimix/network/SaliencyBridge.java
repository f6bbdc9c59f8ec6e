// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The bridge between the tasks: image and saliency map, concatenated and sampled down by 8, for the
 * decoder's first stage (MultiMix, eq. 4).
 *
 * <p>Input: images (N, 1, H, W) and their saliency maps (N, 1, H, W); output: (N, 2, H/8, W/8).
 *
 * <p>Source: Haque et al. 2021; the sampling (bilinear, corners aligned, no low-pass filter) as in
 * their public code.
 */
final class SaliencyBridge extends AbstractBlock {
    /** Channels that the bridge adds to the decoder's first stage. */
    static final int CHANNELS = 2;

    private static final byte VERSION = 1;
    private static final int FACTOR = 8;

    private final Block resize;

    SaliencyBridge() {
        super(VERSION);
        resize = addChildBlock("resize", BilinearResize.down(FACTOR));
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        resize.initialize(manager, dataType, concatenated(inputShapes[0]));
    }

    private static Shape concatenated(Shape image) {
        return new Shape(image.get(0), CHANNELS, image.get(2), image.get(3));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        try (NDArray bridge = inputs.get(0).concat(inputs.get(1), 1)) { // (N, 2, H, W)
            return resize.forward(parameters, new NDList(bridge), training); // (N, 2, H/8, W/8)
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return resize.getOutputShapes(new Shape[] {concatenated(inputShapes[0])});
    }
}
