// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.Prediction.Part;

class SaliencyTest {
    private static final int SIDE = 64;
    private static final int CLASSES = 3;

    private NetworkSession network;
    private NDManager scope;

    @BeforeEach
    void create() {
        Engines.get().setRandomSeed(42);
        network =
                new NetworkSession(
                        NetworkOptions.multiMix(4, CLASSES, SIDE, 0.25f),
                        Engines.get(),
                        Device.cpu());
        scope = network.manager().newSubManager();
    }

    @AfterEach
    void close() {
        network.close();
    }

    private float[] logits(NDArray images) {
        return network.predict(images, EnumSet.of(Part.CLASS), NetworkSession.PREDICTED_CLASS)
                .classLogits()
                .toFloatArray();
    }

    private float[] saliency(NDArray images, int target) {
        return network.predict(images, EnumSet.of(Part.SALIENCY), target).saliency().toFloatArray();
    }

    private static int predictedClass(float[] logits) {
        int best = 0;
        for (int k = 1; k < CLASSES; k++) if (logits[k] > logits[best]) best = k;
        return best;
    }

    /**
     * The logit is smooth but for the kinks of leaky ReLU and max pooling. A pixel is compared
     * where the slopes to both sides agree, so that no kink lies between: judged without the map
     * itself.
     */
    @Test
    void equalsFiniteDifferencesOfTheLargestLogit() {
        NDArray image = RandomImages.of(scope, 9, 1, 1, SIDE, SIDE);
        float[] pixels = image.toFloatArray();
        float[] base = logits(image);
        int predicted = predictedClass(base);
        float[] map = saliency(image, NetworkSession.PREDICTED_CLASS);
        float largest = 0;
        for (float value : map) largest = Math.max(largest, value);

        // float32 logits of about 1 have errors of about 1e-6, so slopes of 1e-6 / 0.001 = 1e-3,
        // below a
        // percent of the largest slope; a larger step would see the curvature of the instance norm
        float h = 0.001f;
        int compared = 0;
        int every = 64;
        int points = pixels.length / every;
        float[] changed = new float[2 * points * pixels.length];
        for (int i = 0; i < 2 * points; i++) {
            System.arraycopy(pixels, 0, changed, i * pixels.length, pixels.length);
            changed[i * pixels.length + i / 2 * every] += i % 2 == 0 ? h : -h;
        }
        float[] scores = logits(scope.create(changed, new Shape(2L * points, 1, SIDE, SIDE)));
        double tolerance = 0.02 * largest;
        for (int i = 0; i < points; i++) {
            float up = scores[2 * i * CLASSES + predicted] - base[predicted];
            float down = base[predicted] - scores[(2 * i + 1) * CLASSES + predicted];
            if (Math.abs(up - down) / h > tolerance) continue; // a kink or strong curvature
            assertEquals(Math.abs(up + down) / (2 * h), map[i * every], tolerance, "pixel " + i);
            compared++;
        }
        assertTrue(compared > points / 2, compared + " of " + points + " pixels away from kinks");
    }

    @Test
    void isAtLeastZeroAndNotZeroEverywhere() {
        float sum = 0;
        for (float value : network.saliency(images()).toFloatArray()) {
            assertTrue(value >= 0);
            sum += value;
        }
        assertTrue(sum > 0);
    }

    private NDArray images() {
        return RandomImages.of(scope, 10, 3, 1, SIDE, SIDE);
    }

    @Test
    void isOfEachImageAlone() {
        NDArray images = images();
        float[] together = network.saliency(images).toFloatArray();
        int pixels = SIDE * SIDE;
        for (int i = 0; i < 3; i++) {
            float[] alone =
                    network.saliency(images.get(new NDIndex("{}:{}", i, i + 1))).toFloatArray();
            float largest = 0;
            for (float value : alone) largest = Math.max(largest, value);
            // sums in another order, as the engine chooses other kernels for another batch
            assertArrayEquals(
                    alone,
                    Arrays.copyOfRange(together, i * pixels, (i + 1) * pixels),
                    1e-4f * largest);
        }
    }

    @Test
    void explainsTheChosenClass() {
        NDArray image = RandomImages.of(scope, 11, 1, 1, SIDE, SIDE);
        int predicted = predictedClass(logits(image));
        float[] ofPredicted = saliency(image, NetworkSession.PREDICTED_CLASS);
        for (int target = 0; target < CLASSES; target++) {
            float[] map = saliency(image, target);
            if (target == predicted) assertArrayEquals(ofPredicted, map);
            else assertFalse(Arrays.equals(ofPredicted, map));
        }
    }
}
