// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.data.BatchFiles;

class RecoveryTest {
    private final TrainingSchedule schedule =
            new TrainingSchedule(
                    DiskImages.data(),
                    TrainingOptions.PAPER
                            .withEpochs(4)
                            .withStepsPerEpoch(10)
                            .withRate(0.001f)
                            .withSchedule(LearningRateSchedule.STEP)); // constant in these epochs

    private static DivergedException divergence(long step) {
        return new DivergedException(step, List.of("class loss", "Dice loss"));
    }

    @Test
    void goesBackThreeTimesAndHalvesTheRateEachTime() {
        Recovery recovery = new Recovery(schedule, 0);
        assertEquals(
                "In step 17 (epoch 2) the class loss and Dice loss became NaN or infinite. The"
                        + " training goes back to step 10 and on with half the learning rate,"
                        + " 0.0005 (1 of 3).",
                recovery.goBack(divergence(16), 10));
        assertEquals(0.001f, schedule.rate(9));
        assertEquals(0.0005f, schedule.rate(10));
        String second = recovery.goBack(divergence(18), 10);
        assertTrue(second.endsWith("rate, 0.00025 (2 of 3)."), second);
        assertTrue(recovery.goesOn());
        String third = recovery.goBack(divergence(33), 30);
        assertTrue(
                third.endsWith("step 30 and on with half the learning rate, 0.000125 (3 of 3)."));
        assertEquals(0.00025f, schedule.rate(29));
        assertEquals(0.000125f, schedule.rate(30));
        assertEquals(3, recovery.count());
        assertFalse(recovery.goesOn());
        assertThrows(IllegalStateException.class, () -> recovery.goBack(divergence(35), 30));
        assertEquals(0.000125f, schedule.rate(35));
    }

    @Test
    void goesBackToTheStartBeforeThereIsAnyOtherState() {
        String line = new Recovery(schedule, 0).goBack(divergence(0), 0);
        assertTrue(line.contains("In step 1 (epoch 1) the "), line);
        assertTrue(line.contains(" goes back to its start and on"), line);
    }

    @Test
    void countsOnInAResumedTraining() {
        Recovery recovery = new Recovery(schedule, 2);
        assertTrue(recovery.goesOn());
        assertTrue(recovery.goBack(divergence(16), 10).contains("(3 of 3)"));
        assertFalse(recovery.goesOn());
    }

    @Test
    void theErrorNamesStepRateAndImages() {
        Recovery recovery = new Recovery(schedule, 0);
        for (int i = 0; i < Recovery.MOST; i++) recovery.goBack(divergence(12), 10);
        DivergedException last = divergence(16);
        DivergedException error =
                recovery.giveUp(
                        last,
                        new BatchFiles(
                                List.of(Path.of("lungs", "a.png"), Path.of("lungs", "b.png")),
                                List.of(),
                                List.of(Path.of("NORMAL", "c.png")),
                                List.of()));
        assertEquals(
                "The training has diverged again, after 3 times with half the learning rate: in"
                        + " step 17 (epoch 2) the class loss and Dice loss became NaN or infinite,"
                        + " at the rate 0.000125. Train with a much smaller rate, or look for what"
                        + " is odd in the images of that step: with masks: lungs/a.png,"
                        + " lungs/b.png; with classes: NORMAL/c.png.",
                error.getMessage());
        assertEquals(16, error.step());
        assertEquals("class loss and Dice loss", error.what());
        assertSame(last, error.getCause());
    }
}
