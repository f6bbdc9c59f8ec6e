// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** A step of Enc-MM against Algorithm 1 of Berthelot et al. 2019, worked out in plain Java. */
class MixMatchStepTest {
    private static final int SIDE = 32;
    private static final int PIXELS = SIDE * SIDE;
    private static final int N = 2; // labeled
    private static final int M = 3; // unlabeled
    private static final int ALL = N + 2 * M;
    private static final float LAMBDA = 0.7f;
    // partners cross the streams: labeled with unlabeled, weak with second weak view
    private static final MixUp MIX_UP =
            new MixUp(
                    new float[] {0.6f, 0.9f, 0.75f, 0.5f, 1, 0.8f, 0.55f, 0.95f},
                    new int[] {4, 0, 7, 1, 2, 6, 3, 5});

    private final NetworkSession network =
            new NetworkSession(
                    new NetworkOptions(3, 2, false, false, SIDE, 0), Engines.get(), Device.cpu());
    private final float[][] images = new float[ALL][];
    private final int[] labels = {1, 0};
    private NDManager manager;

    @BeforeEach
    void draw() {
        manager = network.manager().newSubManager();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < ALL; i++) {
            images[i] = new float[PIXELS];
            for (int k = 0; k < PIXELS; k++) images[i][k] = (float) random.nextDouble(-1, 1);
        }
    }

    @AfterEach
    void close() {
        network.close();
    }

    private NDArray batch(float[][] all, int first, int end) {
        float[] values = new float[(end - first) * PIXELS];
        for (int i = first; i < end; i++)
            System.arraycopy(all[i], 0, values, (i - first) * PIXELS, PIXELS);
        return manager.create(values, new Shape(end - first, 1, SIDE, SIDE));
    }

    private StepOutputs step(MixUp mixUp) {
        NDArray labelArray = manager.create(labels).toType(DataType.INT64, false);
        StepImages step =
                new StepImages(
                        null,
                        null,
                        null,
                        batch(images, 0, N),
                        labelArray,
                        batch(images, N, N + M),
                        null,
                        batch(images, N + M, ALL));
        return new TrainingStep(network, LossWeights.DEFAULTS).run(step, mixUp, LAMBDA);
    }

    private double[][] probabilities(NDArray batch) {
        float[] logits =
                GradientMode.notRecording(() -> network.encode(batch, false).logits())
                        .toFloatArray();
        double[][] rows = new double[logits.length / 2][];
        for (int i = 0; i < rows.length; i++) {
            double a = Math.exp(logits[2 * i]);
            double b = Math.exp(logits[2 * i + 1]);
            rows[i] = new double[] {a / (a + b), b / (a + b)};
        }
        return rows;
    }

    /** One-hot labels, then the guess of each unlabeled image for both of its views. */
    private double[][] targets() {
        double[][] first = probabilities(batch(images, N, N + M));
        double[][] second = probabilities(batch(images, N + M, ALL));
        double[][] targets = new double[ALL][];
        for (int i = 0; i < N; i++)
            targets[i] = new double[] {labels[i] == 0 ? 1 : 0, labels[i] == 1 ? 1 : 0};
        for (int i = 0; i < M; i++) {
            double a = Math.pow((first[i][0] + second[i][0]) / 2, 2); // T = 0.5
            double b = Math.pow((first[i][1] + second[i][1]) / 2, 2);
            targets[N + i] = new double[] {a / (a + b), b / (a + b)};
            targets[N + M + i] = targets[N + i];
        }
        return targets;
    }

    @Test
    void termsAreThoseOfTheAlgorithm() {
        double[][] targets = targets();
        float[][] mixedImages = new float[ALL][PIXELS];
        double[][] mixedTargets = new double[ALL][2];
        for (int i = 0; i < ALL; i++) {
            float own = MIX_UP.shares()[i];
            int partner = MIX_UP.partners()[i];
            for (int k = 0; k < PIXELS; k++)
                mixedImages[i][k] = own * images[i][k] + (1 - own) * images[partner][k];
            for (int k = 0; k < 2; k++)
                mixedTargets[i][k] = own * targets[i][k] + (1 - own) * targets[partner][k];
        }
        double[][] p = probabilities(batch(mixedImages, 0, ALL));
        double crossEntropy = 0;
        double squares = 0;
        for (int i = 0; i < ALL; i++)
            for (int k = 0; k < 2; k++) {
                double difference = mixedTargets[i][k] - p[i][k];
                if (i < N) crossEntropy -= mixedTargets[i][k] * Math.log(p[i][k]) / N;
                else squares += difference * difference / (2 * M * 2);
            }

        StepOutputs outputs = step(MIX_UP);
        assertEquals(crossEntropy, outputs.terms().supervised().getFloat(), 1e-5);
        assertEquals(squares, outputs.terms().guessedLabel().getFloat(), 1e-5);
        assertEquals(crossEntropy + LAMBDA * squares, outputs.total().getFloat(), 1e-5);
    }

    @Test
    void guessesAreOfBothViewsAndCarryNoGradient() {
        PseudoLabels guesses = step(MIX_UP).pseudoLabels();
        double[][] targets = targets();
        float[] expected = new float[2 * M];
        for (int i = 0; i < 2 * M; i++) expected[i] = (float) targets[N + i / 2][i % 2];
        assertArrayEquals(expected, guesses.probabilities().toFloatArray(), 1e-5f);
        assertFalse(guesses.probabilities().hasGradient());
    }

    @Test
    void gradientReachesEveryWeight() {
        step(MIX_UP);
        network.trainedWeights()
                .forEach(
                        (name, weight) -> {
                            float sum = weight.getGradient().abs().sum().getFloat();
                            // a bias before an instance norm changes nothing: its gradient is noise
                            if (!name.matches(".*conv\\d\\.bias")) assertTrue(sum > 0, name);
                        });
    }
}
