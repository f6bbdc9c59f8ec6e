// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.inference.FolderSummary;
import sc.fiji.multimix.training.TrainingOptions;

/** Segments and classifies every image of a folder and of its subfolders, into files. */
@Plugin(
        type = Command.class,
        label = "MultiMix Analyze Folder...",
        description =
                "Segments and classifies every image of a folder and of its subfolders, and writes masks, overlays and a table.",
        visible = false)
public class AnalyzeFolderCommand extends MultiMixCommand {
    @Parameter(
            label = "Input folder",
            description = "Folder of images; subfolders are followed.",
            style = "directory",
            persist = false)
    private File input;

    @Parameter(
            label = "Output folder",
            description = "Gets results.csv and the folders masks, overlays and saliency.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = "Model",
            description = "File of a model that MultiMix Train has made.",
            style = "open",
            persist = false)
    private File model;

    @Parameter(
            label = "Saliency maps",
            description = "Also writes a saliency map of each image.",
            persist = false)
    private boolean saliency;

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Override
    void work() throws IOException {
        Path images = Inputs.folder(input, "input");
        Path results = Inputs.given(output, "output", "a folder for the results");
        try (MultiMix multimix = MultiMix.load(Inputs.modelFile(model), device)) {
            report(multimix.analyzeFolder(images, results, saliency, progress()));
        }
    }

    private static void report(FolderSummary summary) {
        if (summary.images() > 0 && summary.failures() == summary.images())
            throw new IllegalStateException(
                    "None of the "
                            + summary.images()
                            + " files could be analyzed; the reasons are in "
                            + summary.table());
        IJ.log(
                "Analyzed "
                        + (summary.images() - summary.failures())
                        + " of "
                        + summary.images()
                        + " files: "
                        + summary.table().getFileName()
                        + (summary.failures() == 0 ? "" : " (its column 'error' has the others)"));
        if (summary.warnings() > 0)
            IJ.log(
                    summary.warnings()
                            + (summary.warnings() == 1 ? " image is" : " images are")
                            + " not as the model expects: see the column 'warning' of "
                            + summary.table().getFileName());
    }
}
