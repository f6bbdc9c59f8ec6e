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

class PseudoLabelLossTest {
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

    private NDArray accepted(float... accepted) {
        return manager.create(accepted);
    }

    private static double loss(NDArray labels, NDArray accepted, NDArray logits) {
        return PseudoLabelLoss.evaluate(labels, accepted, logits).getFloat();
    }

    @Test
    void equalsHandCalculation() {
        // softmax of (log 3, 0) is (3/4, 1/4); the second image is not accepted, yet counted in N
        NDArray logits = logits((float) Math.log(3), 0, 7, -2);
        assertEquals(-Math.log(0.25) / 2, loss(labels(1, 1), accepted(1, 0), logits), ROUNDING);
    }

    @Test
    void isZeroWhenStrongViewsAgreeSurely() {
        assertEquals(0, loss(labels(0, 1), accepted(1, 1), logits(30, 0, 0, 30)), ROUNDING);
    }

    @Test
    void isTheMarginWhenStrongViewsContradictSurely() {
        assertEquals(30, loss(labels(1, 0), accepted(1, 1), logits(30, 0, 0, 30)), 1e-5);
    }

    @Test
    void isZeroWhenNoneIsAccepted() {
        assertEquals(0, loss(labels(1, 0), accepted(0, 0), logits(30, 0, 0, 30)));
    }

    @Test
    void equalsCrossEntropyWhenAllAreAccepted() {
        NDArray logits = logits(1, 2, 0.5f, -0.5f, 0.25f, 3);
        assertEquals(
                CrossEntropyLoss.evaluate(labels(1, 0), logits).getFloat(),
                loss(labels(1, 0), accepted(1, 1), logits),
                ROUNDING);
    }

    @Test
    void equalsPyTorch() {
        // (F.cross_entropy(torch.tensor([[1, 2, .5], [-.5, .25, 3]]), torch.tensor([1, 0]),
        //     reduction="none") * torch.tensor([0., 1])).mean()
        NDArray logits = logits(1, 2, 0.5f, -0.5f, 0.25f, 3);
        assertEquals(1.7949775, loss(labels(1, 0), accepted(0, 1), logits), ROUNDING);
    }

    @Test
    void gradientEqualsFiniteDifferences() {
        NDArray labels = labels(2, 0);
        NDArray accepted = accepted(1, 0);
        LossGradient.check(
                manager, x -> PseudoLabelLoss.evaluate(labels, accepted, x), -2, 2, 2, 3);
    }

    @Test
    void staysFiniteWithExtremeLogits() {
        NDArray logits = logits(100, -100, 100, -100);
        double loss = loss(labels(1, 0), accepted(1, 1), logits);
        assertTrue(Double.isFinite(loss));
        assertEquals(100, loss, 1e-4); // (200 + 0) / 2
    }
}
