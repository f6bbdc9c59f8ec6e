// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class CrossEntropyLossTest {
    private static final double ROUNDING = 1e-6; // of float32 values of about 1

    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray logits(float... values) {
        return manager.create(values, new Shape(2, values.length / 2));
    }

    private NDArray labels(int... labels) {
        return manager.create(labels).toType(DataType.INT64, false);
    }

    private static double loss(NDArray labels, NDArray logits) {
        return CrossEntropyLoss.evaluate(labels, logits).getFloat();
    }

    @Test
    void equalsHandCalculation() {
        // softmax of (log 3, 0) is (3/4, 1/4)
        NDArray logits = logits((float) Math.log(3), 0, (float) Math.log(3), 0);
        double expected = (-Math.log(0.75) - Math.log(0.25)) / 2;
        assertEquals(expected, loss(labels(0, 1), logits), ROUNDING);
    }

    @Test
    void isZeroWhenPredictionsAreSureAndRight() {
        assertEquals(0, loss(labels(0, 1), logits(30, 0, 0, 30)), ROUNDING);
    }

    @Test
    void isTheMarginWhenPredictionsAreSureAndWrong() {
        assertEquals(30, loss(labels(1, 0), logits(30, 0, 0, 30)), 1e-5);
    }

    @Test
    void isLogOfTheNumberOfClassesWhenLogitsSayNothing() {
        assertEquals(Math.log(3), loss(labels(2, 0), logits(0, 0, 0, 5, 5, 5)), ROUNDING);
    }

    @Test
    void equalsPyTorch() {
        // F.cross_entropy(torch.tensor([[1, 2, .5], [-.5, .25, 3]]), torch.tensor([1, 0]))
        NDArray logits = logits(1, 2, 0.5f, -0.5f, 0.25f, 3);
        assertEquals(2.0271618, loss(labels(1, 0), logits), ROUNDING);
    }

    @Test
    void oneValuePerImage() {
        NDArray perImage =
                CrossEntropyLoss.perImage(labels(0, 1), logits(0, 0, (float) Math.log(3), 0));
        assertEquals(new Shape(2), perImage.getShape());
        assertEquals(Math.log(2), perImage.getFloat(0), ROUNDING);
        assertEquals(Math.log(4), perImage.getFloat(1), ROUNDING);
    }

    @Test
    void gradientEqualsFiniteDifferences() {
        NDArray labels = labels(2, 0);
        LossGradient.check(manager, x -> CrossEntropyLoss.evaluate(labels, x), -2, 2, 2, 3);
    }

    @Test
    void staysFiniteWithExtremeLogits() {
        assertEquals(100, loss(labels(1, 0), logits(100, -100, 100, -100)), 1e-4);
        assertTrue(Double.isFinite(loss(labels(0, 1), logits(100, -100, -100, -100))));
    }
}
