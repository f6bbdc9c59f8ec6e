// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import java.util.function.Function;
import sc.fiji.multimix.engine.Engines;

/** Compares a loss's gradient with central finite differences, in float64. */
final class LossGradient {
    private static final double H = 1e-5;
    // truncation h² = 1e-10, rounding 1e-16 / h = 1e-11, times derivatives of order 1
    private static final double TOLERANCE = 1e-8;

    private LossGradient() {}

    /**
     * Checks the gradient at a seeded point.
     *
     * @param loss of one variable
     * @param low least value of the variable
     * @param high largest value of the variable
     */
    static void check(
            NDManager manager,
            Function<NDArray, NDArray> loss,
            double low,
            double high,
            long... shape) {
        SplittableRandom random = new SplittableRandom(42);
        double[] point = random.doubles(new Shape(shape).size(), low, high).toArray();
        NDArray variable = manager.create(point, new Shape(shape));
        variable.setRequiresGradient(true);
        Engine engine = Engines.get();
        try (GradientCollector collector = engine.newGradientCollector()) {
            collector.backward(loss.apply(variable));
        }
        double[] gradient = variable.getGradient().toDoubleArray();
        for (int i = 0; i < point.length; i++) {
            double slope =
                    (value(manager, loss, point, i, H, shape)
                                    - value(manager, loss, point, i, -H, shape))
                            / (2 * H);
            assertEquals(slope, gradient[i], TOLERANCE, "element " + i);
        }
    }

    private static double value(
            NDManager manager,
            Function<NDArray, NDArray> loss,
            double[] point,
            int i,
            double change,
            long... shape) {
        double[] changed = point.clone();
        changed[i] += change;
        return loss.apply(manager.create(changed, new Shape(shape))).toDoubleArray()[0];
    }
}
