// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingControl.End;
import sc.fiji.multimix.window.TrainingSteering.Phase;

class TrainingSteeringTest {
    private final TrainingControl control = new TrainingControl();
    private long now; // nanoseconds
    private final TrainingSteering steering = new TrainingSteering(control, () -> now);

    private void pass(double seconds) {
        now += (long) (seconds * 1e9);
        steering.tick();
    }

    @Test
    void canOnlyBeCanceledBeforeTheFirstStep() {
        assertFalse(steering.canPause());
        assertFalse(steering.canEndOrExtend());
        assertTrue(steering.canCancel());
        assertFalse(steering.hasModel());
        assertEquals("Preparing...", steering.note(""));
        assertEquals("Reading 3/7", steering.note("Reading 3/7"));
        steering.cancel(false);
        assertEquals(End.CANCEL_AND_DISCARD, control.end());
    }

    @Test
    void pauseShowsAtOnceAndIsReachedWithTheStep() {
        steering.onStep(false);
        steering.pauseOrContinue();
        assertTrue(control.isPaused());
        assertEquals("Pausing after this step...", steering.note(""));
        steering.onStep(false);
        assertEquals("Paused.", steering.note(""));
        steering.pauseOrContinue();
        assertFalse(control.isPaused());
        assertEquals("Training...", steering.note(""));
    }

    @Test
    void pauseBetweenTwoStepsIsReachedAfterAWhile() {
        steering.onStep(false);
        steering.pauseOrContinue();
        pass(1.9);
        assertEquals("Pausing after this step...", steering.note(""));
        pass(0.2);
        assertEquals("Paused.", steering.note(""));
    }

    @Test
    void pauseOfLongStepsIsNotTakenForReached() {
        steering.onStep(false);
        pass(10);
        steering.onStep(false);
        steering.pauseOrContinue();
        pass(9);
        assertEquals("Pausing after this step...", steering.note(""));
    }

    @Test
    void finishEndsAPauseToo() {
        steering.onStep(false);
        steering.pauseOrContinue();
        steering.finish();
        assertEquals(End.FINISH, control.end());
        assertFalse(control.isPaused());
        assertFalse(steering.canPause());
        assertFalse(steering.canEndOrExtend());
        assertTrue(steering.canCancel());
        assertEquals("Finishing after this step or validation...", steering.note(""));
        steering.onProgress();
        assertEquals("Testing masks 1/9", steering.note("Testing masks 1/9"));
    }

    @Test
    void cancelIsAskedOnce() {
        steering.onStep(false);
        steering.onEpoch();
        assertTrue(steering.hasModel());
        steering.cancel(true);
        assertEquals(End.CANCEL_AND_KEEP, control.end());
        assertEquals("Canceling...", steering.note(""));
        assertFalse(steering.canCancel());
        steering.cancel(false);
        assertEquals(End.CANCEL_AND_KEEP, control.end());
    }

    @Test
    void extensionIsSaidUntilTheNextStep() {
        steering.onStep(false);
        assertTrue(steering.extend(3));
        assertEquals(3, control.extraEpochs());
        assertEquals("3 epochs are added.", steering.note(""));
        steering.onStep(false);
        assertEquals("Training...", steering.note(""));
    }

    @Test
    void aPauseIsSaidWithTheExtension() {
        steering.onStep(false);
        steering.pauseOrContinue();
        steering.extend(5);
        assertEquals("Pausing after this step... 5 epochs are added.", steering.note(""));
        pass(2.1);
        assertEquals("Paused. 5 epochs are added.", steering.note(""));
        steering.pauseOrContinue();
        assertEquals("5 epochs are added.", steering.note(""));
    }

    @Test
    void waitsAtTheEndUntilSomethingIsDecided() {
        steering.onStep(false);
        assertFalse(steering.isWaiting());
        steering.onHold(Duration.ofMinutes(1), "All epochs are done.");
        assertTrue(steering.isWaiting());
        steering.finish();
        assertFalse(steering.isWaiting());
        assertEquals(End.FINISH, control.end());
        assertTrue(steering.isTrained());
    }

    @Test
    void anExtensionEndsTheWaiting() {
        steering.onStep(false);
        steering.onHold(Duration.ofMinutes(1), "All epochs are done.");
        steering.extend(1);
        assertFalse(steering.isWaiting());
    }

    @Test
    void countsDownAtTheEndAndIsThenTooLate() {
        steering.onStep(false);
        steering.onHold(Duration.ofMinutes(1), "No better score for 3 epochs.");
        pass(12.5);
        assertEquals(
                "No better score for 3 epochs. Extend the training, or it ends in 48 s.",
                steering.note(""));
        assertFalse(steering.canPause());
        assertTrue(steering.canEndOrExtend());
        pass(48);
        assertEquals(Phase.TESTING, steering.phase());
        assertFalse(steering.extend(3));
        assertEquals(0, control.extraEpochs());
    }

    @Test
    void extensionAtTheEndGoesOn() {
        steering.onStep(false);
        steering.onHold(Duration.ofMinutes(1), "No better score for 3 epochs.");
        assertTrue(steering.extend(1));
        assertEquals("1 epoch is added.", steering.note(""));
        pass(61);
        steering.onStep(false);
        assertEquals(Phase.TRAINING, steering.phase());
        assertTrue(steering.canPause());
    }

    @Test
    void theTwinCanBePausedAndLeftOut() {
        steering.onStep(false);
        steering.onStep(true);
        assertTrue(steering.isTrained());
        assertTrue(steering.canPause());
        assertFalse(steering.canEndOrExtend());
        assertTrue(steering.canCancel());
    }

    @Test
    void nothingCanBePressedAfterTheEnd() {
        steering.onStep(false);
        steering.onEnd("Saved.");
        assertEquals("Saved.", steering.note("Testing"));
        assertFalse(steering.canPause());
        assertFalse(steering.canEndOrExtend());
        assertFalse(steering.canCancel());
        steering.cancel(false);
        assertEquals(End.PLANNED, control.end());
    }
}
