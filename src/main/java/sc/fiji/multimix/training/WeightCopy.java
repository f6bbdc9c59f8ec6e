// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.Map;
import sc.fiji.multimix.network.GradientMode;

/** Gives the weights of one network the values of another's, from whichever device. */
final class WeightCopy {
    private static final NDIndex ALL = new NDIndex("...");

    private WeightCopy() {}

    /** Copies weights, by their names; others stay as they are. */
    static void copy(Map<String, NDArray> from, Map<String, NDArray> to) {
        GradientMode.notRecording(() -> from.forEach((name, weight) -> copy(weight, to.get(name))));
    }

    private static void copy(NDArray from, NDArray to) {
        if (from.getDevice().equals(to.getDevice())) {
            to.set(ALL, from);
            return;
        }
        try (NDArray here = from.toDevice(to.getDevice(), true)) {
            to.set(ALL, here);
        }
    }
}
