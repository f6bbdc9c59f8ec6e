// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class BilinearResizeTest {
    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray resize(BilinearResize resize, NDArray features) {
        resize.initialize(manager, DataType.FLOAT32, features.getShape());
        NDArray resized =
                resize.forward(new ParameterStore(manager, false), new NDList(features), false)
                        .singletonOrThrow();
        assertEquals(
                resized.getShape(), resize.getOutputShapes(new Shape[] {features.getShape()})[0]);
        return resized;
    }

    private NDArray image(int height, int width, float... values) {
        return manager.create(values, new Shape(1, 1, height, width));
    }

    @Test
    void interpolatesTwoByTwoByHand() {
        // corners stay, the two samples between lie at 1/3 and 2/3
        float[] expected = {0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9};
        float[] resized = resize(BilinearResize.up(2), image(2, 2, 0, 3, 6, 9)).toFloatArray();
        assertArrayEquals(expected, resized, 1e-6f);
    }

    @Test
    void factorOneIsTheIdentity() {
        NDArray image = RandomImages.of(manager, 5, 2, 3, 7, 5);
        assertArrayEquals(image.toFloatArray(), resize(BilinearResize.up(1), image).toFloatArray());
    }

    @Test
    void constantStaysConstant() {
        for (BilinearResize resize :
                new BilinearResize[] {BilinearResize.up(2), BilinearResize.down(8)})
            for (float value :
                    resize(resize, manager.full(new Shape(1, 2, 16, 16), 0.7f)).toFloatArray())
                assertEquals(0.7f, value, 1e-6f); // weights w and 1 - w, rounded
    }

    @Test
    void linearRampsStayLinear() {
        int height = 4;
        int width = 6;
        float[] ramp = new float[height * width];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) ramp[y * width + x] = ramp(x, y, width, height);
        float[] resized = resize(BilinearResize.up(2), image(height, width, ramp)).toFloatArray();
        for (int y = 0; y < 2 * height; y++)
            for (int x = 0; x < 2 * width; x++)
                assertEquals(ramp(x, y, 2 * width, 2 * height), resized[y * 2 * width + x], 1e-6f);
    }

    /** Rises by 1 from left to right and by 2 from top to bottom, at any sampling. */
    private static float ramp(int x, int y, int width, int height) {
        return (float) x / (width - 1) + 2f * y / (height - 1);
    }

    @Test
    void oneRowSurvives() {
        // a single sample has no neighbor: both new rows repeat it
        float[] resized = resize(BilinearResize.up(2), image(1, 2, 0, 3)).toFloatArray();
        assertArrayEquals(new float[] {0, 1, 2, 3, 0, 1, 2, 3}, resized, 1e-6f);
    }

    @Test
    void upsamplingEqualsPyTorch() {
        // F.interpolate(torch.tensor([0., 1, 2, 3, 4, 6, 8, 10, 1, -1, 1, -1, 5, 0, 2, 7])
        //     .view(1, 1, 4, 4), scale_factor=2, mode="bilinear", align_corners=True)[0, 0, 3]
        float[] expected = {3.1429f, 3.5102f, 3.8776f, 4.5714f, 5.4286f, 6.1224f, 6.4898f, 6.8571f};
        NDArray image = image(4, 4, 0, 1, 2, 3, 4, 6, 8, 10, 1, -1, 1, -1, 5, 0, 2, 7);
        float[] row = resize(BilinearResize.up(2), image).get("0, 0, 3").toFloatArray();
        assertArrayEquals(expected, row, 6e-5f); // as many digits as given
    }

    @Test
    void downsamplingEqualsPyTorchWithoutLowPass() {
        // F.interpolate((torch.arange(32 * 32).float() ** 2 % 37).view(1, 1, 32, 32),
        //     scale_factor=0.125, mode="bilinear", align_corners=True)
        float[] expected = {
            0, 20.667f, 32.667f, 36f, 23.333f, 12.222f, 17.111f, 25.667f, 27.333f, 29.667f, 23.333f,
            8.3333f, 12f, 11.333f, 14.333f, 21f
        };
        float[] values = new float[32 * 32];
        for (int i = 0; i < values.length; i++) values[i] = (float) ((long) i * i % 37);
        // five digits are given
        assertArrayEquals(
                expected,
                resize(BilinearResize.down(8), image(32, 32, values)).toFloatArray(),
                6e-4f);
    }
}
