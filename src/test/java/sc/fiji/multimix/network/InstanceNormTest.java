// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class InstanceNormTest {
    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray normalize(NDArray features) {
        InstanceNorm norm = new InstanceNorm(1);
        norm.initialize(manager, DataType.FLOAT32, features.getShape());
        return norm.forward(new ParameterStore(manager, false), new NDList(features), false)
                .singletonOrThrow();
    }

    @Test
    void eachChannelOfEachImageGetsMeanZeroAndVarianceOne() {
        NDArray scale = manager.create(new float[] {1, 10, 0.5f, 3, 7, 2}, new Shape(2, 3, 1, 1));
        NDArray features = RandomImages.of(manager, 3, 2, 3, 8, 8).mul(scale).add(scale);
        float[] normalized = normalize(features).toFloatArray();
        for (int plane = 0; plane < 6; plane++) {
            double sum = 0;
            double squares = 0;
            for (int i = plane * 64; i < (plane + 1) * 64; i++) {
                sum += normalized[i];
                squares += (double) normalized[i] * normalized[i];
            }
            assertEquals(0, sum / 64, 1e-6); // rounding of float32
            // v / (v + 1e-5), with v = scale² / 3 of at least 0.08: within 1.3e-4 of one
            assertEquals(1, squares / 64, 2e-4);
        }
    }

    @Test
    void imagesDoNotInfluenceEachOther() {
        NDArray features = RandomImages.of(manager, 4, 3, 2, 8, 8);
        NDArray brighter = features.duplicate();
        brighter.set(new NDIndex("0"), features.get(0).mul(100f).add(5f));
        assertArrayEquals(
                normalize(features).get(new NDIndex("1:")).toFloatArray(),
                normalize(brighter).get(new NDIndex("1:")).toFloatArray());
    }

    @Test
    void constantChannelBecomesZero() {
        assertArrayEquals(
                new float[16], normalize(manager.full(new Shape(1, 1, 4, 4), 3f)).toFloatArray());
    }

    @Test
    void equalsPyTorch() {
        // F.instance_norm(torch.tensor([0., 1, 2, 3, 4, 6, 8, 10,
        //     1, -1, 1, -1, 5, 0, 2, 7]).view(1, 1, 4, 4))
        float[] values = {0, 1, 2, 3, 4, 6, 8, 10, 1, -1, 1, -1, 5, 0, 2, 7};
        float[] expected = {
            -0.92582f, -0.61721f, -0.30861f, 0,
            0.30861f, 0.92582f, 1.543f, 2.1602f,
            -0.61721f, -1.2344f, -0.61721f, -1.2344f,
            0.61721f, -0.92582f, -0.30861f, 1.2344f
        };
        NDArray normalized = normalize(manager.create(values, new Shape(1, 1, 4, 4)));
        assertArrayEquals(expected, normalized.toFloatArray(), 6e-5f); // as many digits as given
    }
}
