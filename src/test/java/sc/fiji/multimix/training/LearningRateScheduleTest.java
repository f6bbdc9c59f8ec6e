// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
    // float32 rates of this size are exact to 1e-11
    private static final double ROUNDING = 1e-10;

    @Test
    void stepFallsToATenthEveryEightEpochs() {
        long perEpoch = 5;
        assertEquals(1e-4, step(0, perEpoch), ROUNDING);
        assertEquals(1e-4, step(8 * perEpoch - 1, perEpoch), ROUNDING);
        assertEquals(1e-5, step(8 * perEpoch, perEpoch), ROUNDING);
        assertEquals(1e-5, step(16 * perEpoch - 1, perEpoch), ROUNDING);
        assertEquals(1e-6, step(16 * perEpoch, perEpoch), ROUNDING);
        assertEquals(1e-7, step(24 * perEpoch, perEpoch), ROUNDING);
    }

    private static float step(long step, long perEpoch) {
        return LearningRateSchedule.STEP.rate(1e-4f, step, perEpoch, 100 * perEpoch);
    }

    @Test
    void stepIsConstantWithinAnEpoch() {
        for (long step = 35; step < 40; step++) assertEquals(1e-4, step(step, 5), ROUNDING);
    }

    @Test
    void cosineFallsFromTheRateToZero() {
        assertEquals(1e-3, cosine(0), ROUNDING);
        assertEquals(1e-3 * (1 + Math.sqrt(0.5)) / 2, cosine(25), ROUNDING); // cos 45°
        assertEquals(0.5e-3, cosine(50), ROUNDING);
        assertEquals(1e-3 * (1 - Math.sqrt(0.5)) / 2, cosine(75), ROUNDING);
        assertEquals(0, cosine(100), ROUNDING);
    }

    private static float cosine(long step) {
        return LearningRateSchedule.COSINE.rate(1e-3f, step, 10, 100);
    }

    @Test
    void cosineFallsAtEachStep() {
        for (long step = 1; step <= 100; step++) assertTrue(cosine(step) < cosine(step - 1));
    }

    @Test
    void lastStepStillLearns() {
        assertTrue(cosine(99) > 0);
    }

    @Test
    void wordsAreThoseOfTheModelFile() {
        assertEquals("step", LearningRateSchedule.STEP.toString());
        assertEquals("cosine", LearningRateSchedule.COSINE.toString());
    }
}
