// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Whether operations of the calling thread record the graph that gradients need. A thread that has
 * not been told records, so whatever must not be part of a graph says so.
 *
 * <p>Used instead of Deep Java Library's {@code GradientCollector}, of which only one may be open
 * in the whole JVM: with this, saliency maps can be computed by several threads.
 */
public final class GradientMode {
    private GradientMode() {}

    /** Does the work with the graph recorded. */
    public static <T> T recording(Supplier<T> work) {
        return with(true, work);
    }

    /** Does the work without a graph. */
    public static <T> T notRecording(Supplier<T> work) {
        return with(false, work);
    }

    /** Does the work without a graph. */
    public static void notRecording(Runnable work) {
        with(
                false,
                () -> {
                    work.run();
                    return null;
                });
    }

    /**
     * Adds the gradients of the sum of some values to what they were computed from.
     *
     * @param values whose graph was recorded, of any shape; the graph is gone afterwards
     */
    public static void backward(NDArray values) {
        backward(values, 1);
    }

    /**
     * The same with the gradients multiplied by a factor.
     *
     * @param values whose graph was recorded, of any shape; the graph is gone afterwards
     */
    public static void backward(NDArray values, float factor) {
        try (NDArray factors =
                values.getManager().full(values.getShape(), factor, values.getDataType())) {
            JniUtils.backward((PtNDArray) values, (PtNDArray) factors, false, false);
        }
    }

    private static <T> T with(boolean records, Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(records);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
