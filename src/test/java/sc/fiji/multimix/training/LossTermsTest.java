// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.loss.DiceLoss;
import sc.fiji.multimix.network.GradientMode;

class LossTermsTest {
    private static final Shape PLANE = new Shape(1, 1, 2, 2);

    /** A number that Deep Java Library multiplies with lies in memory that Java frees. */
    @Test
    @Timeout(60)
    void gradientIsTheSameAfterAGarbageCollection() throws InterruptedException {
        // overlap 0.9 + 0.2 = 1.1, sizes 1.2 + 2 = 3.2, smooth 1: d = (2·1.1 + 1) / (3.2 + 1);
        // d d / d p = (2·mask - d) / 4.2
        float dice = 3.2f / 4.2f;
        float inside = -5 * (2 - dice) / 4.2f;
        float outside = 5 * dice / 4.2f;
        try (NDManager manager = Engines.get().newBaseManager(Device.cpu())) {
            NDArray mask = manager.create(new float[] {1, 1, 0, 0}, PLANE);
            NDArray probabilities = manager.create(new float[] {0.9f, 0.2f, 0, 0.1f}, PLANE);
            probabilities.setRequiresGradient(true);
            NDArray total =
                    GradientMode.recording(
                            () -> {
                                NDArray loss = DiceLoss.evaluate(mask, probabilities);
                                return new LossTerms(null, null, null, loss, null)
                                        .total(LossWeights.DEFAULTS, 0);
                            });
            collectGarbage();
            GradientMode.backward(total);
            assertArrayEquals(
                    new float[] {inside, inside, outside, outside},
                    probabilities.getGradient().toFloatArray(),
                    1e-5f);
        }
    }

    /**
     * Returns when the memory of what is garbage now is free. Java's reference handler frees it and
     * tells of collected objects, one collection after the other, those of one in any order: when
     * it tells of an object made after it told of another, it is done with all before that one.
     */
    private static void collectGarbage() throws InterruptedException {
        System.gc();
        awaitCollection();
        awaitCollection();
    }

    private static void awaitCollection() throws InterruptedException {
        ReferenceQueue<Object> collected = new ReferenceQueue<>();
        PhantomReference<Object> garbage = new PhantomReference<>(new Object(), collected);
        do System.gc();
        while (collected.remove(100) != garbage);
    }
}
