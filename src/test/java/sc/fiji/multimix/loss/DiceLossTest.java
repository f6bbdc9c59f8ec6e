// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class DiceLossTest {
    private static final double ROUNDING = 1e-6; // of float32 values of about 1

    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray image(float... pixels) {
        return manager.create(pixels, new Shape(1, 1, 2, 2));
    }

    private static double loss(NDArray mask, NDArray probabilities) {
        return DiceLoss.evaluate(mask, probabilities).getFloat();
    }

    @Test
    void equalsHandCalculation() {
        // overlap 0.5 + 0.25, sizes 1 + 2: 1 - (2 · 0.75 + 1) / (3 + 1)
        assertEquals(0.375, loss(image(1, 1, 0, 0), image(0.5f, 0.25f, 0.25f, 0)), ROUNDING);
    }

    @Test
    void isZeroWhenPredictionEqualsMask() {
        assertEquals(0, loss(image(1, 0, 1, 1), image(1, 0, 1, 1)), ROUNDING);
    }

    @Test
    void isNearlyOneWhenDisjoint() {
        // only the smoothing is left: 1 - 1 / (4 + 1)
        assertEquals(0.8, loss(image(1, 1, 0, 0), image(0, 0, 1, 1)), ROUNDING);
        NDArray mask = manager.zeros(new Shape(1, 1, 100, 100));
        assertEquals(1, loss(mask, mask.add(1f)), 2e-4); // 1 - 1 / 10001
    }

    @Test
    void isZeroWhenBothAreEmpty() {
        assertEquals(0, loss(image(0, 0, 0, 0), image(0, 0, 0, 0)), ROUNDING);
    }

    @Test
    void equalsPyTorch() {
        // p = torch.sigmoid(torch.tensor([[.5,-1,2,-3],[1,.5,-.5,-2.5]])).view(2,1,2,2)
        // g = torch.tensor([[1.,0,1,0],[1,1,0,0]]).view(2,1,2,2)
        // (1-(2*(p*g).sum((2,3))+1)/(p.sum((2,3))+g.sum((2,3))+1)).mean()
        NDArray logits =
                manager.create(
                        new float[] {0.5f, -1, 2, -3, 1, 0.5f, -0.5f, -2.5f},
                        new Shape(2, 1, 2, 2));
        NDArray mask = manager.create(new float[] {1, 0, 1, 0, 1, 1, 0, 0}, new Shape(2, 1, 2, 2));
        NDArray probabilities = logits.getNDArrayInternal().sigmoid();
        assertEquals(0.1987603, loss(mask, probabilities), ROUNDING);
    }

    @Test
    void isTheMeanOverImagesNotOverPixels() {
        NDArray mask = manager.create(new float[] {1, 1, 1, 1, 0, 0, 0, 1}, new Shape(2, 1, 2, 2));
        NDArray half = manager.full(new Shape(2, 1, 2, 2), 0.5f);
        double first = 1 - (2 * 2 + 1) / (2.0 + 4 + 1);
        double second = 1 - (2 * 0.5 + 1) / (2.0 + 1 + 1);
        assertEquals((first + second) / 2, loss(mask, half), ROUNDING);
    }

    @Test
    void gradientEqualsFiniteDifferences() {
        NDArray mask = manager.create(new double[] {1, 1, 0, 1, 0, 0, 0, 1}, new Shape(2, 1, 2, 2));
        LossGradient.check(manager, p -> DiceLoss.evaluate(mask, p), 0.1, 0.9, 2, 1, 2, 2);
    }

    @Test
    void staysFiniteWithExtremeLogits() {
        NDArray logits = image(100, -100, 100, -100);
        NDArray probabilities = logits.getNDArrayInternal().sigmoid();
        assertEquals(0, loss(image(1, 0, 1, 0), probabilities), ROUNDING);
        assertEquals(0.8, loss(image(0, 1, 0, 1), probabilities), ROUNDING);
    }
}
