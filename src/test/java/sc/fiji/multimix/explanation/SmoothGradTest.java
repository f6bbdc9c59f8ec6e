// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class SmoothGradTest {
    private static final int SIDE = 32;

    private NetworkSession network;
    private NDManager scope;
    private NDArray image;
    private final AtomicLong passed = new AtomicLong();

    @BeforeEach
    void create() {
        Engines.get().setRandomSeed(42);
        network =
                new NetworkSession(
                        NetworkOptions.multiMix(2, 2, SIDE, 0), Engines.get(), Device.cpu());
        network.setTrainable(false);
        scope = network.manager().newSubManager();
        SplittableRandom random = new SplittableRandom(3);
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextDouble(-1, 1);
        image = scope.create(pixels, new Shape(1, 1, SIDE, SIDE));
    }

    @AfterEach
    void close() {
        network.close();
    }

    private ClassScore score() {
        return new ClassScore(network, 1, passed::addAndGet, line -> {});
    }

    private float[] map(int samples, double noise, long seed) {
        return values(new SmoothGrad(samples, noise, seed).map(image, score()));
    }

    private static float[] values(Img<FloatType> map) {
        float[] values = new float[(int) map.size()];
        int i = 0;
        for (FloatType value : map) values[i++] = value.get();
        return values;
    }

    private static float largest(float[] map) {
        float largest = 0;
        for (float value : map) largest = Math.max(largest, value);
        return largest;
    }

    @Test
    void isTheGradientMapWithoutNoise() {
        float[] gradient = values(new GradientSaliency().map(image, score()));
        // sums in another order, as the engine chooses other kernels for another batch
        assertArrayEquals(gradient, map(6, 0, 5), 1e-4f * largest(gradient));
    }

    @Test
    void isTheMagnitudeOfTheMeanOfEachCopysGradient() {
        int samples = 6; // a pass of four and one of two
        double noise = 0.1;
        SplittableRandom random = new SplittableRandom(5);
        float[] pixels = image.toFloatArray();
        double[] mean = new double[pixels.length];
        for (int n = 0; n < samples; n++) {
            float[] copy = new float[pixels.length];
            for (int i = 0; i < copy.length; i++)
                copy[i] = (float) (pixels[i] + 0.2 * random.nextGaussian()); // 0.1 of [-1, 1]
            NDArray noisy = scope.create(copy, image.getShape());
            float[] gradient = network.imageGradient(noisy, 1).toFloatArray();
            for (int i = 0; i < mean.length; i++) mean[i] += gradient[i] / (double) samples;
        }
        float[] expected = new float[mean.length];
        for (int i = 0; i < mean.length; i++) expected[i] = (float) Math.abs(mean[i]);
        assertArrayEquals(expected, map(samples, noise, 5), 1e-4f * largest(expected));
    }

    @Test
    void dependsOnTheSeedAlone() {
        float[] map = map(5, 0.15, 1);
        assertArrayEquals(map, map(5, 0.15, 1));
        assertFalse(Arrays.equals(map, map(5, 0.15, 2)));
    }

    @Test
    @ResourceLock("engine random state")
    void leavesTheEnginesGeneratorAlone() {
        Engines.get().setRandomSeed(7);
        float[] expected = scope.randomNormal(new Shape(8)).toFloatArray();
        Engines.get().setRandomSeed(7);
        map(5, 0.15, 1);
        assertArrayEquals(expected, scope.randomNormal(new Shape(8)).toFloatArray());
    }

    @Test
    void methodsCountTheirPassesAndLeaveNoArrays() {
        int before = scope.getManagedArrays().size();
        int weights = network.manager().getManagedArrays().size();
        for (SaliencyMethod method :
                new SaliencyMethod[] {
                    new GradientSaliency(), new SmoothGrad(6, 0.1, 1), new GradCam()
                }) {
            passed.set(0);
            Img<FloatType> map = method.map(image, score());
            assertEquals(method.passes(), passed.get(), method.label());
            for (FloatType value : map) assertTrue(value.get() >= 0, method.label());
            assertEquals(before, scope.getManagedArrays().size(), method.label());
            assertEquals(weights, network.manager().getManagedArrays().size(), method.label());
        }
    }
}
