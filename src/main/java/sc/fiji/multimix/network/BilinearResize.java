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
 * Bilinear resampling with aligned corners and without low-pass filter, PyTorch's {@code
 * interpolate(mode="bilinear", align_corners=True)}.
 *
 * <p>Input: (N, C, H, W); output: (N, C, H·n/d, W·n/d) for the factor n/d; H and W as at
 * initialization.
 *
 * <p>Computed as two products with interpolation matrices: the engine's own bilinear interpolation
 * always filters ("antialias"), with which aligned corners come out wrong.
 */
final class BilinearResize extends AbstractBlock {
    private static final byte VERSION = 1;

    private final int numerator;
    private final int denominator;
    private NDArray rows; // (H', H)
    private NDArray columns; // (W, W')

    private BilinearResize(int numerator, int denominator) {
        super(VERSION);
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Makes images larger by a whole factor. */
    static BilinearResize up(int factor) {
        return new BilinearResize(factor, 1);
    }

    /** Makes images smaller by a whole factor. */
    static BilinearResize down(int factor) {
        return new BilinearResize(1, factor);
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        int height = (int) inputShapes[0].get(2);
        int width = (int) inputShapes[0].get(3);
        rows = interpolationMatrix(manager, resized(height), height);
        try (NDArray transposed = interpolationMatrix(manager, resized(width), width)) {
            columns = transposed.transpose().duplicate();
        }
    }

    /** (to, from): row i holds the weights of the samples that make up sample i. */
    private static NDArray interpolationMatrix(NDManager manager, int to, int from) {
        float[] matrix = new float[to * from];
        float scale = to > 1 ? (float) (from - 1) / (to - 1) : 0;
        for (int i = 0; i < to; i++) {
            float position = i * scale;
            int left = Math.min((int) position, from - 1);
            int right = Math.min(left + 1, from - 1);
            float weight = position - left;
            matrix[i * from + left] += 1 - weight;
            matrix[i * from + right] += weight;
        }
        return manager.create(matrix, new Shape(to, from));
    }

    private int resized(long side) {
        return (int) (side * numerator / denominator);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameters,
            NDList inputs,
            boolean training,
            PairList<String, Object> ignored) {
        NDArray features = inputs.singletonOrThrow();
        try (NDArray wide = features.matMul(columns)) { // (N, C, H, W')
            NDArray resized = rows.matMul(wide); // (N, C, H', W')
            resized.attach(features.getManager()); // a product is its first factor's manager's
            return new NDList(resized);
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape in = inputShapes[0];
        return new Shape[] {
            new Shape(in.get(0), in.get(1), resized(in.get(2)), resized(in.get(3)))
        };
    }
}
