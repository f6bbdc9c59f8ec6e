// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;

/**
 * The sum of all weights: NaN or infinite if any of them is, so that one number tells whether all
 * are finite. (It is infinite too for finite weights beyond 1e30, which are as useless.)
 */
final class WeightSum implements AutoCloseable {
    private final NDManager manager;
    private final NDList flat = new NDList(); // of one dimension; the weights themselves, no copies

    /**
     * The sum of these weights, whatever their values become.
     *
     * @param manager whose sub-manager shall own what this needs
     */
    WeightSum(NDManager manager, Collection<NDArray> weights) {
        this.manager = manager.newSubManager();
        weights.forEach(this::add);
    }

    private void add(NDArray weight) {
        try (NDArray apart = weight.stopGradient()) { // the same values, in no thread's graph
            NDArray view = apart.flatten();
            view.attach(manager);
            flat.add(view);
        }
    }

    /** The sum now, a scalar on the weights' device. */
    NDArray sum() {
        try (NDArray all = NDArrays.concat(flat)) { // one call for all weights, not one for each
            return all.sum();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
