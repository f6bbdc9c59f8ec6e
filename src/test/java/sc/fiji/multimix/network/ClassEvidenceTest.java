// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

class ClassEvidenceTest {
    private static final int SIDE = 64;
    private static final int CLASSES = 3;
    private static final int CHANNELS = 32;
    private static final int CELLS = SIDE / 16; // along each side of the last features

    private NetworkSession network;
    private NDManager scope;

    @BeforeEach
    void create() {
        Engines.get().setRandomSeed(42);
        network =
                new NetworkSession(
                        NetworkOptions.multiMix(CHANNELS / 16, CLASSES, SIDE, 0.25f),
                        Engines.get(),
                        Device.cpu());
        scope = network.manager().newSubManager();
    }

    @AfterEach
    void close() {
        network.close();
    }

    /** The class branch, max pooling, mean and linear layer, in plain Java from its weights. */
    private double logit(double[] features, int target) {
        float[] weight = network.weights().get("encoder.classifier.weight").toFloatArray();
        double logit = network.weights().get("encoder.classifier.bias").toFloatArray()[target];
        int pooled = CELLS / 2;
        for (int c = 0; c < CHANNELS; c++) {
            double mean = 0;
            for (int y = 0; y < pooled; y++)
                for (int x = 0; x < pooled; x++) {
                    int at = (c * CELLS + 2 * y) * CELLS + 2 * x;
                    double top = Math.max(features[at], features[at + 1]);
                    double low = Math.max(features[at + CELLS], features[at + CELLS + 1]);
                    mean += Math.max(top, low) / (pooled * pooled);
                }
            logit += weight[target * CHANNELS + c] * mean;
        }
        return logit;
    }

    private double[] lastFeatures(NDArray image) {
        NDArray last =
                GradientMode.notRecording(() -> network.encode(image, false).features().get(4));
        float[] values = last.toFloatArray();
        double[] features = new double[values.length];
        for (int i = 0; i < values.length; i++) features[i] = values[i];
        return features;
    }

    @Test
    void gradCamIsThatOfFiniteDifferencesOfTheClassBranch() {
        NDArray image = RandomImages.of(scope, 9, 1, 1, SIDE, SIDE);
        double[] features = lastFeatures(image);
        float[] logits =
                network.predict(image, EnumSet.of(Part.CLASS), NetworkSession.PREDICTED_CLASS)
                        .classLogits()
                        .toFloatArray();
        int cells = CELLS * CELLS;
        double h = 1e-7; // the branch is linear between its kinks: only rounding errs
        for (int target = 0; target < CLASSES; target++) {
            assertEquals(logits[target], logit(features, target), 1e-4); // the oracle is the branch
            double[] map = new double[cells];
            for (int c = 0; c < CHANNELS; c++) {
                double alpha = 0;
                for (int i = 0; i < cells; i++) {
                    double[] up = features.clone();
                    double[] down = features.clone();
                    up[c * cells + i] += h;
                    down[c * cells + i] -= h;
                    alpha += (logit(up, target) - logit(down, target)) / (2 * h) / cells;
                }
                for (int i = 0; i < cells; i++) map[i] += alpha * features[c * cells + i];
            }
            NDArray found = network.gradCam(image, target);
            assertEquals(new Shape(1, 1, CELLS, CELLS), found.getShape());
            float[] cam = found.toFloatArray();
            double largest = Arrays.stream(map).map(Math::abs).max().orElseThrow();
            boolean cut = false;
            for (int i = 0; i < cells; i++) {
                assertEquals(Math.max(0, map[i]), cam[i], 1e-4 * largest, "cell " + i);
                cut |= map[i] < 0;
            }
            assertTrue(cut, "nothing for the ReLU to cut off");
        }
    }

    @Test
    void magnitudeOfTheImageGradientIsTheSaliency() {
        NDArray images = RandomImages.of(scope, 10, 2, 1, SIDE, SIDE);
        for (int target = 0; target < CLASSES; target++)
            assertArrayEquals(
                    network.predict(images, EnumSet.of(Part.SALIENCY), target)
                            .saliency()
                            .toFloatArray(),
                    network.imageGradient(images, target).abs().toFloatArray());
    }

    @Test
    void aStepAlongTheGradientRaisesTheLogit() {
        NDArray image = RandomImages.of(scope, 11, 1, 1, SIDE, SIDE);
        NDArray gradient = network.imageGradient(image, 1);
        float length = gradient.pow(2).sum().getFloat();
        float step = 1e-3f / (float) Math.sqrt(length);
        double rise = logitOne(image.add(gradient.mul(step))) - logitOne(image);
        // to first order, step · |gradient|²; float32 and the curvature leave a few percent
        assertEquals(step * length, rise, 0.1 * step * length);
    }

    private double logitOne(NDArray image) {
        return network.predict(image, EnumSet.of(Part.CLASS), NetworkSession.PREDICTED_CLASS)
                .classLogits()
                .toFloatArray()[1];
    }

    @Test
    void imagesDoNotInfluenceEachOther() {
        NDArray images = RandomImages.of(scope, 12, 3, 1, SIDE, SIDE);
        float[] together = network.gradCam(images, 2).toFloatArray();
        int cells = CELLS * CELLS;
        for (int i = 0; i < 3; i++) {
            float[] alone =
                    network.gradCam(images.get(new NDIndex("{}:{}", i, i + 1)), 2).toFloatArray();
            // sums in another order, as the engine chooses other kernels for another batch
            assertArrayEquals(
                    alone, Arrays.copyOfRange(together, i * cells, (i + 1) * cells), 1e-5f);
        }
    }

    @Test
    void leavesNoTraceInTheWeightsAndOnlyTheResultInTheManager() {
        NDArray image = RandomImages.of(scope, 13, 1, 1, SIDE, SIDE);
        int before = scope.getManagedArrays().size();
        int all = network.manager().getManagedArrays().size(); // those of the scope are counted
        network.gradCam(image, 0);
        network.imageGradient(image, 0);
        assertEquals(before + 2, scope.getManagedArrays().size());
        assertEquals(all + 2, network.manager().getManagedArrays().size());
        network.trainedWeights()
                .forEach(
                        (name, weight) -> {
                            assertTrue(weight.hasGradient(), name); // for training, as before
                            assertEquals(0f, weight.getGradient().abs().sum().getFloat(), name);
                        });
    }

    @Test
    void refusesWhatIsNoClass() {
        NDArray image = RandomImages.of(scope, 14, 1, 1, SIDE, SIDE);
        for (int target : new int[] {-1, CLASSES}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> network.gradCam(image, target))
                            .getMessage();
            assertTrue(message.contains("from 0 to 2, but is " + target), message);
            assertThrows(
                    IllegalArgumentException.class, () -> network.imageGradient(image, target));
        }
    }
}
