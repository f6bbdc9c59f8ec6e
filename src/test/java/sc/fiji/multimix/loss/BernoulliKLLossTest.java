// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class BernoulliKLLossTest {
    private static final double ROUNDING = 1e-6; // of float32 values of about 1

    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray logits(float... values) {
        return manager.create(values, new Shape(1, 1, values.length / 2, 2));
    }

    private static double loss(NDArray p, NDArray q) {
        return BernoulliKLLoss.evaluate(p, q).getFloat();
    }

    private static float logit(double probability) {
        return (float) Math.log(probability / (1 - probability));
    }

    @Test
    void equalsHandCalculation() {
        // three pixels equal, one with p = 3/4, q = 1/4: 3/4 · log 3 + 1/4 · log(1/3) = log(3) / 2
        NDArray p = logits(logit(0.75), 0, 0, 0);
        NDArray q = logits(logit(0.25), 0, 0, 0);
        assertEquals(Math.log(3) / 2 / 4, loss(p, q), ROUNDING);
    }

    @Test
    void isZeroWhenBothAreEqual() {
        NDArray logits = logits(0.3f, -2, 5, 0);
        assertEquals(0, loss(logits, logits.duplicate()), ROUNDING);
    }

    @Test
    void isLargeWhenDisjoint() {
        // p = 1 against q = 0 and reverse: the logit's size, but for exp(-20)
        NDArray p = logits(20, 20, -20, -20);
        assertEquals(20, loss(p, p.neg()), 1e-5);
    }

    @Test
    void isNearlyZeroWhenBothAreEmpty() {
        // no foreground: 4.5e-5 against 2.1e-9, divergence about the first of them times 9
        assertEquals(0, loss(logits(-10, -10, -10, -10), logits(-20, -20, -20, -20)), 5e-4);
    }

    @Test
    void equalsPyTorch() {
        // p = torch.distributions.Bernoulli(logits=torch.tensor([.5, -1, 2, -3]))
        // q = torch.distributions.Bernoulli(logits=torch.tensor([1, .5, -.5, -2.5]))
        // torch.distributions.kl_divergence(p, q).mean()
        NDArray p = logits(0.5f, -1, 2, -3);
        NDArray q = logits(1, 0.5f, -0.5f, -2.5f);
        assertEquals(0.2102723, loss(p, q), ROUNDING);
    }

    @Test
    void isNotSymmetric() {
        NDArray p = logits(0.5f, -1, 2, -3);
        NDArray q = logits(1, 0.5f, -0.5f, -2.5f);
        assertTrue(Math.abs(loss(p, q) - loss(q, p)) > 0.01);
    }

    @Test
    void gradientEqualsFiniteDifferences() {
        NDArray other = manager.create(new double[] {0.5, -1, 2, -3}, new Shape(1, 1, 2, 2));
        LossGradient.check(manager, p -> BernoulliKLLoss.evaluate(p, other), -2, 2, 1, 1, 2, 2);
        LossGradient.check(manager, q -> BernoulliKLLoss.evaluate(other, q), -2, 2, 1, 1, 2, 2);
    }

    @Test
    void staysFiniteWithExtremeLogits() {
        // each pixel: the larger logit's size, where the two contradict each other
        NDArray p = logits(100, -100, 100, -100);
        NDArray q = logits(-100, 100, 100, -100);
        assertEquals(50, loss(p, q), 1e-4);
    }
}
