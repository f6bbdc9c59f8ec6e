// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.util.Locale;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.ValidationPreview;

/** What the training window says about a step or an image. */
final class TrainingTexts {
    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;

    private TrainingTexts() {}

    /** For example "Epoch 3 of 50, step 118 of 2000". */
    static String position(StepReport step) {
        return String.format(
                Locale.ROOT,
                "Epoch %d of %d, step %d of %d",
                step.epoch(),
                step.epochs(),
                step.step(),
                step.steps());
    }

    /** For example "16 epochs are done", or "9 of 16 epochs are done" of an early end. */
    static String done(int epochs, int planned) {
        if (epochs < planned) return epochs + " of " + planned + " epochs are done";
        return epochs == 1 ? "1 epoch is done" : epochs + " epochs are done";
    }

    /** For example "12.3 images/s". */
    static String speed(StepReport step) {
        return String.format(
                Locale.ROOT,
                step.imagesPerSecond() < 100 ? "%.1f images/s" : "%.0f images/s",
                step.imagesPerSecond());
    }

    /** For example "640 MB". */
    static String memory(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }

    /** The predicted class and its confidence; empty if the network does not classify. */
    static String predictedClass(ValidationPreview preview) {
        return preview.className() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "predicted: %s (%.0f %%)",
                        preview.className(),
                        100 * preview.confidence());
    }

    /** The true class and whether it was found; empty if either class is unknown. */
    static String trueClass(ValidationPreview preview) {
        if (preview.className() == null || preview.trueClassName() == null) return "";
        return "true: "
                + preview.trueClassName()
                + (isRight(preview) ? " \u2013 right" : " \u2013 wrong");
    }

    /** Whether the predicted class is the true one. */
    static boolean isRight(ValidationPreview preview) {
        return preview.trueClassName() != null
                && preview.trueClassName().equals(preview.className());
    }
}
