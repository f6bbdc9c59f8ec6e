// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import java.awt.event.KeyEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;
import sc.fiji.multimix.training.StepLosses;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingListener;

@ResourceLock("ImageJ")
class ImageJProgressTest {
    private static final StepLosses LOSSES =
            new StepLosses(
                    0.5f, 0.25f, Float.NaN, 0.125f, 0.0625f, 2, new PseudoLabelCounts(12, 6, 4, 3));
    private static final float NAN = Float.NaN;

    @Test
    void stepLineNamesStepEpochLossesShareTimesAndDevice() {
        StepReport step =
                new StepReport(
                        12,
                        600,
                        1,
                        15,
                        LOSSES,
                        Duration.ofSeconds(75),
                        Duration.ofSeconds(3661),
                        80,
                        1L << 30,
                        "CPU (2 threads)");
        assertEquals(
                "Epoch 1/15, step 12/600, 1:01:01 left (1:15 passed), loss 2.00 (class 0.50,"
                        + " pseudo-label 0.25, Dice 0.13, consistency 0.063), 50 % accepted, 75 % of"
                        + " them right, CPU (2 threads)",
                ImageJProgress.describe(step));
    }

    @Test
    void epochLineLeavesOutWhatIsNotDefined() {
        StepLosses diceOnly =
                new StepLosses(NAN, NAN, NAN, 0.125f, NAN, 0.625f, PseudoLabelCounts.NONE);
        EpochReport epoch =
                new EpochReport(
                        3,
                        diceOnly,
                        1e-3f,
                        0.93,
                        Double.NaN,
                        Double.NaN,
                        0.93,
                        true,
                        List.of(),
                        61.4);
        assertEquals(
                "Epoch 3: loss 0.6250 (Dice 0.13); validation Dice 0.9300 (best so far); 1:01",
                ImageJProgress.describe(epoch));
    }

    @Test
    void isCanceledByEscButNotByAnEarlierOne() {
        IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
        ImageJProgress progress = new ImageJProgress(() -> false);
        assertFalse(progress.isCanceled());
        IJ.setKeyDown(java.awt.event.KeyEvent.VK_ESCAPE);
        assertTrue(progress.isCanceled());
        IJ.resetEscape();
    }

    @Test
    void acceptsTheDataUnlessAWindowRefuses() {
        DataReport report = new DataReport(null, List.of(), List.of(), List.of(), null);
        assertTrue(new ImageJProgress(() -> false).acceptData(report));
        TrainingListener window =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean acceptData(DataReport asked) {
                        return !asked.equals(report);
                    }
                };
        assertFalse(new ImageJProgress(() -> false, window).acceptData(report));
    }

    @Test
    void isCanceledWithItsCommand() {
        AtomicBoolean canceled = new AtomicBoolean();
        ImageJProgress progress = new ImageJProgress(canceled::get);
        assertFalse(progress.isCanceled());
        canceled.set(true);
        assertTrue(progress.isCanceled());
    }

    @Test
    void aWindowGetsTheLogAndTakesThePlaceOfEsc() {
        List<String> lines = new ArrayList<>();
        AtomicBoolean canceled = new AtomicBoolean();
        TrainingListener window =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {
                        lines.add(message);
                    }

                    @Override
                    public void log(String line) {
                        lines.add(line);
                    }

                    @Override
                    public void onHold(Duration time, String reason) {
                        lines.add(time + " " + reason);
                    }

                    @Override
                    public boolean isCanceled() {
                        return canceled.get();
                    }
                };
        ImageJProgress progress = new ImageJProgress(() -> false, window);
        progress.progress("reading", 0.5);
        EpochReport epoch =
                new EpochReport(3, LOSSES, 1e-3f, 0.9, NAN, NAN, 0.9, true, List.of(), 61);
        progress.onEpoch(epoch);
        progress.onHold(Duration.ofSeconds(9), "Done.");
        String waits =
                "Done. The training waits 0:09 minutes for Extend or Finish now; then it ends.";
        assertEquals(
                List.of("reading", ImageJProgress.describe(epoch), waits, "PT9S Done."), lines);
        IJ.setKeyDown(KeyEvent.VK_ESCAPE);
        assertFalse(progress.isCanceled());
        canceled.set(true);
        assertTrue(progress.isCanceled());
        IJ.resetEscape();
    }
}
