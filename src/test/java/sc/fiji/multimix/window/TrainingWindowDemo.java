// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;
import sc.fiji.multimix.training.StepLosses;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingControl.End;
import sc.fiji.multimix.training.TrainingListener;

/** Opens the window of a training that never was; it obeys the buttons. */
public final class TrainingWindowDemo {
    private static final int STEPS = 40;

    private TrainingWindowDemo() {}

    /**
     * Opens it.
     *
     * @param args milliseconds of a step, epochs
     */
    public static void main(String[] args) throws InterruptedException {
        long millis = args.length > 0 ? Long.parseLong(args[0]) : 50;
        int planned = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        TrainingControl control = new TrainingControl();
        TrainingWindow window =
                TrainingWindow.open(Path.of("target", "demo.zip"), control, history -> {});
        TrainingListener listener = window.listener();
        listener.log("Segmentation: 120 images, 100 with masks.");
        listener.log("Classification: 300 images of 2 classes.");
        Random random = new Random(42);
        long step = 0;
        for (int epoch = 1; epoch <= planned + control.extraEpochs(); epoch++) {
            int epochs = planned + control.extraEpochs();
            StepLosses losses = null;
            for (int i = 0; i < STEPS && control.end() == End.PLANNED; i++) {
                while (control.isPaused()) Thread.sleep(20);
                Thread.sleep(millis);
                double fall = Math.exp(-step / 300.0);
                double noise = 0.9 + 0.2 * random.nextDouble();
                losses =
                        Reports.losses(
                                0.6 * fall * noise + 0.05,
                                0.7 * fall * noise + 0.1,
                                new PseudoLabelCounts(12, epoch > 3 ? 8 : 1, 8, 7));
                listener.onStep(Reports.step(++step, STEPS, epochs, losses));
            }
            if (losses == null || control.end() == End.CANCEL_AND_DISCARD) break;
            double score = 0.95 - 0.5 * Math.exp(-epoch / 4.0) - 0.01 * random.nextDouble();
            EpochReport report = Reports.epoch(epoch, losses, score, score - 0.1, score - 0.03);
            listener.log("Epoch " + epoch + " of the demonstration is finished.");
            listener.onEpoch(report);
            listener.onPreview(
                    List.of(
                            Reports.preview(64, 3, "pneumonia", "pneumonia"),
                            Reports.preview(64, -5, "normal", "pneumonia")));
            if (control.end() != End.PLANNED) break;
            if (epoch == planned + control.extraEpochs()) hold(control, listener);
        }
        window.end("The demonstration ended by " + control.end() + ".");
    }

    private static void hold(TrainingControl control, TrainingListener listener)
            throws InterruptedException {
        listener.onHold(Duration.ofSeconds(30), "All epochs are done.");
        int extra = control.extraEpochs();
        for (int i = 0; i < 300; i++) {
            if (control.end() != End.PLANNED || control.extraEpochs() > extra) return;
            Thread.sleep(100);
        }
    }
}
