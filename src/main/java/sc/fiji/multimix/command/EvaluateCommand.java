// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.report.EvaluationResult;
import sc.fiji.multimix.training.TrainingOptions;

/** Evaluates a model on images whose masks or classes are known, and writes a report. */
@Plugin(
        type = Command.class,
        label = "MultiMix Evaluate...",
        description =
                "Evaluates a model on images whose masks or classes are known, and writes a report.",
        visible = false)
public class EvaluateCommand extends MultiMixCommand {
    @Parameter(
            label = "Model",
            description = "File of a model that MultiMix Train has made.",
            style = "open",
            persist = false)
    private File model;

    @Parameter(
            label = "Segmentation folder",
            description =
                    "Folder with the subfolders images and masks, or whose subfolder test has them."
                            + " Empty = masks are not evaluated.",
            style = "directory",
            required = false,
            persist = false)
    private File segmentation;

    @Parameter(
            label = "Classification folder",
            description =
                    "Folder with one subfolder per class of the model, or whose subfolder test has"
                            + " them. Empty = classes are not evaluated.",
            style = "directory",
            required = false,
            persist = false)
    private File classification;

    @Parameter(
            label = "Output folder",
            description =
                    "New or empty folder; gets report.html, metrics.json, per_image.csv and plots.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = "Bootstrap resamples (0 = none)",
            description =
                    "Resamples of the images for the 95 % confidence intervals: 0, or 100 to"
                            + " 100,000.",
            min = "0",
            max = "100000",
            persist = false)
    private int bootstrap = EvaluationSummary.DEFAULT_RESAMPLES;

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Parameter(type = ItemIO.OUTPUT, label = "ROC curves")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus roc;

    @Parameter(type = ItemIO.OUTPUT, label = "Precision and recall")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus recall;

    @Parameter(type = ItemIO.OUTPUT, label = "Reliability")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus reliability;

    @Parameter(type = ItemIO.OUTPUT, label = "Agreement of areas")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus agreement;

    @Override
    void work() throws IOException {
        Path masked = Inputs.optionalFolder(segmentation, "segmentation");
        Path classified = Inputs.optionalFolder(classification, "classification");
        if (masked == null && classified == null)
            throw new IllegalArgumentException(
                    "There is nothing to evaluate on: choose a segmentation folder, a"
                            + " classification folder, or both.");
        EvaluationSummary.checkResamples(bootstrap);
        Path folder = Inputs.given(output, "output", "a new or empty folder for the report");
        EvaluationResult result;
        try (MultiMix multimix = MultiMix.load(Inputs.modelFile(model), device)) {
            result = multimix.evaluate(masked, classified, folder, bootstrap, progress());
        }
        result.lines().forEach(IJ::log);
        IJ.log("Report: " + result.page().getFileName());
        if (!GraphicsEnvironment.isHeadless()) plot(new EvaluationPlots(result.evaluation()));
    }

    private void plot(EvaluationPlots plots) {
        roc = plots.roc();
        recall = plots.precisionRecall();
        reliability = plots.reliability();
        agreement = plots.agreement();
    }
}
