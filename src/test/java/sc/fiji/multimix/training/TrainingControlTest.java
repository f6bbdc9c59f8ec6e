// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingControl.End;

class TrainingControlTest {
    private final TrainingControl control = new TrainingControl();

    @Test
    void letsATrainingRunToItsPlannedEnd() {
        assertFalse(control.isPaused());
        assertFalse(control.isCanceled());
        assertEquals(End.PLANNED, control.end());
        assertEquals(0, control.extraEpochs());
        assertEquals(Duration.ZERO, control.hold());
    }

    @Test
    void endingWakesAPausedTraining() {
        control.pause();
        assertTrue(control.isPaused());
        control.end(End.FINISH);
        assertFalse(control.isPaused());
        assertFalse(control.isCanceled());
    }

    @Test
    void bothCancelsAndQuittingCancel() {
        control.end(End.CANCEL_AND_KEEP);
        assertTrue(control.isCanceled());
        control.end(End.CANCEL_AND_DISCARD);
        assertTrue(control.isCanceled());
        control.end(End.PLANNED);
        assertFalse(control.isCanceled());
        control.quit();
        assertTrue(control.isCanceled());
    }

    @Test
    void aTwinIsTrainedAfterAFinishButNotAfterACancel() {
        control.end(End.FINISH);
        control.beginTwin();
        assertEquals(End.PLANNED, control.end());
        control.end(End.CANCEL_AND_KEEP);
        control.beginTwin();
        assertEquals(End.CANCEL_AND_KEEP, control.end());
    }

    @Test
    void extensionsAddUp() {
        control.extend(2);
        control.extend(3);
        assertEquals(5, control.extraEpochs());
    }

    @Test
    void refusesWhatMakesNoSense() {
        IllegalArgumentException epochs =
                assertThrows(IllegalArgumentException.class, () -> control.extend(0));
        assertTrue(epochs.getMessage().contains("not by 0"), epochs.getMessage());
        IllegalArgumentException hold =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> control.holdAtEnd(Duration.ofSeconds(-1)));
        assertTrue(hold.getMessage().contains("PT-1S"), hold.getMessage());
    }
}
