// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingControl.End;
import sc.fiji.multimix.training.ValidationPreview;

class TrainingFeedTest {
    private final TrainingControl control = new TrainingControl();
    private final TrainingFeed feed = new TrainingFeed(control);
    private final List<String> told = new ArrayList<>();

    @Test
    void tellsAllInOrderWhenAsked() {
        feed.log("reading");
        feed.progress("image", 0.5);
        assertFalse(feed.hasBegun());
        feed.onStep(Reports.step(1, 1, 1, Reports.losses(1, 1, Reports.SOME)));
        feed.onEpoch(Reports.segmentation(1, i -> 1, i -> 1).get(0));
        feed.onPreview(List.of());
        feed.onHold(Duration.ofSeconds(9), "Done.");
        feed.end("over");
        assertTrue(feed.hasBegun());
        assertEquals(List.of(), told);
        assertTrue(feed.drain(new Told()));
        assertEquals(
                List.of("reading", "image", "step 1", "epoch 1", "previews", "PT9S Done.", "over"),
                told);
        assertFalse(feed.drain(new Told()));
    }

    @Test
    void isCanceledByEitherCancelOnly() {
        assertFalse(feed.isCanceled());
        control.end(End.FINISH);
        assertFalse(feed.isCanceled());
        control.end(End.CANCEL_AND_KEEP);
        assertTrue(feed.isCanceled());
        control.end(End.CANCEL_AND_DISCARD);
        assertTrue(feed.isCanceled());
    }

    private final class Told implements TrainingFeed.Receiver {
        @Override
        public void progress(String message, double fraction) {
            told.add(message);
        }

        @Override
        public void log(String line) {
            told.add(line);
        }

        @Override
        public void step(StepReport step) {
            told.add("step " + step.step());
        }

        @Override
        public void epoch(EpochReport epoch) {
            told.add("epoch " + epoch.epoch());
        }

        @Override
        public void previews(List<ValidationPreview> previews) {
            told.add("previews");
        }

        @Override
        public void hold(Duration time, String reason) {
            told.add(time + " " + reason);
        }

        @Override
        public void end(String message) {
            told.add(message);
        }
    }
}
