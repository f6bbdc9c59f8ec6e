// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrainingScheduleTest {
    private static final float RATE = 0.01f;
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST.withEpochs(4).withStepsPerEpoch(5).withRate(RATE);

    private final TrainingSchedule schedule = new TrainingSchedule(DiskImages.data(), OPTIONS);

    /** Half a cosine by hand. */
    private static float cosine(long step, long steps) {
        return (float) (RATE * 0.5 * (1 + Math.cos(Math.PI * step / steps)));
    }

    @Test
    void hasTheStepsOfTheOptions() {
        assertEquals(20, schedule.steps());
        assertEquals(4, schedule.epochs());
        assertEquals(1, schedule.epoch(4));
        assertEquals(2, schedule.epoch(5));
        assertFalse(schedule.isEpochEnd(4));
        assertTrue(schedule.isEpochEnd(5));
        assertEquals(cosine(7, 20), schedule.rate(7));
    }

    @Test
    void anEpochIsOnePassOverTheLongestStreamIfTheOptionsLeaveItOpen() {
        TrainingOptions open = OPTIONS.withStepsPerEpoch(0).withBatch(3);
        // 4 images in every stream
        assertEquals(2, new TrainingSchedule(DiskImages.data(), open).stepsPerEpoch());
    }

    @Test
    void theRateFallsOverTheLongerTimeFromTheExtensionOn() {
        assertTrue(schedule.extend(2, 12));
        assertFalse(schedule.extend(2, 13)); // as many as before
        assertEquals(30, schedule.steps());
        assertEquals(6, schedule.plannedEpochs());
        assertEquals(cosine(11, 20), schedule.rate(11));
        assertEquals(cosine(12, 30), schedule.rate(12));
        assertTrue(schedule.extend(5, 30));
        assertEquals(45, schedule.steps());
        assertEquals(cosine(29, 30), schedule.rate(29));
        assertEquals(cosine(30, 45), schedule.rate(30));
    }

    @Test
    void anExtensionBeforeTheFirstStepIsNoExceptionToThat() {
        assertTrue(schedule.extend(1, 0));
        assertTrue(schedule.extend(3, 5));
        assertEquals(7, schedule.plannedEpochs());
        assertEquals(cosine(4, 25), schedule.rate(4));
        assertEquals(cosine(5, 35), schedule.rate(5));
    }

    @Test
    void anExtensionOfATrainingThatEndsEarlyAddsToTheEpochsThatAreDone() {
        assertTrue(schedule.extendFrom(2, 10));
        assertEquals(4, schedule.plannedEpochs()); // 2 of 4 are done
        assertEquals(20, schedule.steps());
        assertFalse(schedule.extendFrom(2, 15));
        assertFalse(schedule.isToAdd(2));
        assertTrue(schedule.extendFrom(3, 15));
        assertEquals(4, schedule.plannedEpochs());
        assertTrue(schedule.extend(5, 16));
        assertEquals(6, schedule.plannedEpochs());
        assertEquals(cosine(16, 30), schedule.rate(16));
    }

    @Test
    void countsEpochsAfterTheExtension() {
        assertEquals(3, schedule.epochsSinceExtension(3));
        schedule.extend(2, 10);
        assertEquals(1, schedule.epochsSinceExtension(3));
    }

    @Test
    void theRateIsHalvedFromAStepOn() {
        schedule.halveRate(5);
        assertEquals(cosine(4, 20), schedule.rate(4));
        assertEquals(cosine(5, 20) / 2, schedule.rate(5));
        schedule.halveRate(9);
        assertEquals(cosine(8, 20) / 2, schedule.rate(8));
        assertEquals(cosine(9, 20) / 4, schedule.rate(9));
        schedule.halveRate(9); // from the same step again
        assertEquals(cosine(9, 20) / 8, schedule.rate(9));
        schedule.halveRate(3);
        assertEquals(cosine(2, 20), schedule.rate(2));
        for (long step : new long[] {3, 5, 9, 19})
            assertEquals(cosine(step, 20) / 16, schedule.rate(step));
        assertEquals(RATE, schedule.initialRate());
    }

    @Test
    void anExtensionKeepsTheRateHalved() {
        schedule.halveRate(0);
        schedule.extend(2, 12);
        assertEquals(cosine(0, 20) / 2, schedule.rate(0));
        assertEquals(cosine(12, 30) / 2, schedule.rate(12));
    }

    @Test
    void theTwinsRateIsHalvedInTheSameStepsAndThenOnItsOwn() {
        schedule.halveRate(7);
        TrainingSchedule twins = schedule.until(4);
        assertTrue(
                LongStream.range(0, 20).allMatch(step -> twins.rate(step) == schedule.rate(step)));
        assertEquals(cosine(7, 20) / 2, twins.rate(7));
        twins.halveRate(7);
        assertEquals(cosine(7, 20) / 4, twins.rate(7));
        assertEquals(cosine(7, 20) / 2, schedule.rate(7));
    }

    @Test
    void endsAmidAnEpoch() {
        schedule.endAt(3);
        assertEquals(1, schedule.epochs());
        assertTrue(schedule.isEpochEnd(3));
    }

    @Test
    void theTwinsHasTheSameStepsAndRatesAndCannotBeExtended() {
        schedule.extend(2, 12);
        TrainingSchedule twins = schedule.until(3);
        assertEquals(15, twins.steps());
        assertEquals(3, twins.epochs());
        assertEquals(6, twins.plannedEpochs());
        assertTrue(
                LongStream.range(0, 15).allMatch(step -> twins.rate(step) == schedule.rate(step)));
        assertFalse(twins.extend(9, 15));
        assertEquals(15, twins.steps());
        schedule.endAt(2);
        assertEquals(2, schedule.until(1).steps());
    }
}
