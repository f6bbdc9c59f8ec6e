// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.ValidationPreview;

class TrainingTextsTest {
    private static final StepReport STEP =
            Reports.step(5, 4, 10, Reports.losses(1, 1, Reports.SOME));

    @Test
    void saysWhereTheTrainingIs() {
        assertEquals("Epoch 2 of 10, step 5 of 40", TrainingTexts.position(STEP));
        assertEquals("12.3 images/s", TrainingTexts.speed(STEP));
    }

    @Test
    void saysWhatWasDone() {
        assertEquals("9 of 16 epochs are done", TrainingTexts.done(9, 16));
        assertEquals("16 epochs are done", TrainingTexts.done(16, 16));
        assertEquals("1 epoch is done", TrainingTexts.done(1, 1));
    }

    @Test
    void givesMemoryInFittingUnits() {
        assertEquals("640 MB", TrainingTexts.memory(640L << 20));
        assertEquals("1.5 GB", TrainingTexts.memory(3L << 29));
    }

    @Test
    void saysWhetherTheClassIsRight() {
        ValidationPreview right = Reports.preview(8, 0, "normal", "normal");
        assertEquals("predicted: normal (87 %)", TrainingTexts.predictedClass(right));
        assertEquals("true: normal \u2013 right", TrainingTexts.trueClass(right));
        ValidationPreview wrong = Reports.preview(8, 0, "normal", "pneumonia");
        assertEquals("true: pneumonia \u2013 wrong", TrainingTexts.trueClass(wrong));
    }

    @Test
    void saysNothingOfAnUnknownClass() {
        assertEquals("", TrainingTexts.trueClass(Reports.preview(8, 0, "normal", null)));
        ValidationPreview masksOnly = Reports.preview(8, 0, null, null);
        assertEquals("", TrainingTexts.predictedClass(masksOnly));
        assertEquals("", TrainingTexts.trueClass(masksOnly));
    }

    @Test
    void logLinesHaveTheTimeOfDay() {
        TimedLog log = new TimedLog(Clock.fixed(Instant.ofEpochSecond(3723), ZoneOffset.UTC));
        assertEquals("01:02:03  one", log.stamped("one\n"));
        assertEquals("01:02:03  one\n          two", log.stamped("one\ntwo"));
    }

    @Test
    void logarithmicAxisHasPlainNumbers() {
        TwoDigits digits = new TwoDigits();
        assertEquals("0.016", digits.format(0.0158));
        assertEquals("1", digits.format(1.0));
        assertEquals("160", digits.format(158.4));
    }
}
