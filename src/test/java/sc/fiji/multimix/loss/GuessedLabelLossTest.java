// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class GuessedLabelLossTest {
    private static final double ROUNDING = 1e-6; // of float32 values of about 1
    private static final float LOG3 = 1.0986123f; // softmax of (log 3, 0) is (3/4, 1/4)

    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray rows(float... values) {
        return manager.create(values, new Shape(values.length / 2, 2));
    }

    private static double loss(NDArray targets, NDArray logits) {
        return GuessedLabelLoss.evaluate(targets, logits).getFloat();
    }

    @Test
    void equalsHandCalculation() {
        // (0.75 - 0.5)² and (0.25 - 0.5)², averaged over both classes
        assertEquals(0.0625, loss(rows(0.5f, 0.5f), rows(LOG3, 0)), ROUNDING);
    }

    @Test
    void isZeroWhenPredictionEqualsTarget() {
        assertEquals(0, loss(rows(0.75f, 0.25f), rows(LOG3, 0)), ROUNDING);
    }

    @Test
    void isOneWhenPredictionIsSureAndWrong() {
        assertEquals(1, loss(rows(0, 1, 1, 0), rows(60, 0, 0, 60)), ROUNDING);
    }

    @Test
    void equalsPyTorch() {
        // F.mse_loss(F.softmax(torch.tensor([[1, 2.], [-.5, 3]]), 1),
        //            torch.tensor([[.2, .8], [.9, .1]]))
        assertEquals(
                0.38142502, loss(rows(0.2f, 0.8f, 0.9f, 0.1f), rows(1, 2, -0.5f, 3)), ROUNDING);
    }

    @Test
    void gradientEqualsFiniteDifferences() {
        NDArray targets = rows(0.3f, 0.7f, 1, 0).toType(DataType.FLOAT64, false);
        LossGradient.check(manager, x -> GuessedLabelLoss.evaluate(targets, x), -2, 2, 2, 2);
    }
}
