// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class PseudoLabelsTest {
    private static final float LOG3 = 1.0986123f; // softmax of (log 3, 0) is (3/4, 1/4)
    private static final float ROUNDING = 1e-5f;

    private final NDManager manager = Engines.get().newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray logits(float... values) {
        return manager.create(values, new Shape(values.length / 2, 2));
    }

    @Test
    void guessIsTheSharpenedMeanOfBothViews() {
        PseudoLabels guesses =
                PseudoLabels.guessed(logits(LOG3, 0, 0, 0), logits(LOG3, 0, 0, LOG3), 0.5f);
        // means (3/4, 1/4) and (3/8, 5/8); their squares are as 9 to 1 and 9 to 25
        assertArrayEquals(
                new float[] {0.9f, 0.1f, 9 / 34f, 25 / 34f},
                guesses.probabilities().toFloatArray(),
                ROUNDING);
        assertArrayEquals(new long[] {0, 1}, guesses.classes().toLongArray());
        assertArrayEquals(new float[] {1, 1}, guesses.accepted().toFloatArray());
    }

    @Test
    void temperatureOneLeavesTheMean() {
        NDArray logits = logits(LOG3, 0);
        assertArrayEquals(
                new float[] {0.75f, 0.25f},
                PseudoLabels.guessed(logits, logits, 1).probabilities().toFloatArray(),
                ROUNDING);
    }

    @Test
    void countsAcceptedKnownAndCorrect() {
        PseudoLabels labels = PseudoLabels.of(logits(9, 0, 9, 0, 0, 9, 0, 0.1f), 0.9f);
        NDArray hidden = manager.create(new long[] {0, 1, -1, 1});
        float[] counts = NDArrays.stack(labels.counts(hidden)).toFloatArray();
        assertArrayEquals(new float[] {4, 3, 2, 1}, counts);
    }

    @Test
    void sharesOfTheCounts() {
        PseudoLabelCounts counts = new PseudoLabelCounts(4, 3, 2, 1);
        assertEquals(0.75f, counts.acceptedShare());
        assertEquals(0.5f, counts.precision());
    }

    @Test
    void nothingCountedIsNotDefined() {
        assertTrue(Float.isNaN(PseudoLabelCounts.NONE.acceptedShare()));
        assertTrue(Float.isNaN(new PseudoLabelCounts(4, 4, 0, 0).precision()));
        assertEquals(
                new PseudoLabelCounts(5, 3, 2, 1),
                new PseudoLabelCounts(4, 3, 2, 1).plus(new PseudoLabelCounts(1, 0, 0, 0)));
    }
}
