// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Instance normalization without parameters and running statistics: each channel of each image gets
 * mean 0 and variance 1 over its pixels, epsilon 1e-5.
 *
 * <p>Input and output: (N, C, H, W), float32; H and W as at initialization.
 *
 * <p>Source: Ulyanov et al. 2016; PyTorch's {@code InstanceNorm2d} with its defaults. Computed as a
 * layer normalization over (H, W), the same arithmetic, since Deep Java Library has no instance
 * norm.
 */
final class InstanceNorm extends AbstractBlock {
    private static final byte VERSION = 1;
    private static final float EPSILON = 1e-5f;

    private final float scale;
    private Shape plane;
    private NDArray ones;
    private NDArray scales;
    private NDArray zeros;

    /**
     * A norm.
     *
     * @param scale a factor that results get where that is asked for
     */
    InstanceNorm(float scale) {
        super(VERSION);
        this.scale = scale;
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        plane = inputShapes[0].slice(2); // (H, W)
        ones = manager.ones(plane, dataType);
        scales = scale == 1 ? ones : manager.full(plane, scale, dataType);
        zeros = manager.zeros(plane, dataType);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        return new NDList(apply(inputs.singletonOrThrow(), false));
    }

    /**
     * Normalizes.
     *
     * @param features (N, C, H, W)
     * @param scaled whether the result is multiplied by this norm's scale
     */
    NDArray apply(NDArray features, boolean scaled) {
        return features.getNDArrayInternal()
                .layerNorm(features, plane, scaled ? scales : ones, zeros, EPSILON)
                .singletonOrThrow();
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
