// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.training.TrainingOptions;

/** Classifies every slice of the current image and appends a row for each to Results. */
@Plugin(
        type = Command.class,
        label = "MultiMix Classify...",
        description = "Classifies every slice of the current image, a row for each in Results.",
        visible = false)
public class ClassifyCommand extends MultiMixCommand {
    @Parameter(
            label = "Image",
            description = "The image to classify; of a stack, every slice.",
            persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Model",
            description = "File of a model that MultiMix Train has made.",
            style = "open",
            persist = false)
    private File model;

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Override
    void work() throws IOException {
        Inputs.requireImage(image);
        Path file = Inputs.modelFile(model);
        ImageJProgress progress = progress();
        // before the model is loaded: they need no engine, which may be starting meanwhile
        List<String> warnings = MultiMix.warnings(image, file, progress);
        try (MultiMix multimix = MultiMix.load(file, device)) {
            append(image.getTitle(), multimix.classify(image, progress), warnings);
        }
    }

    /** Adds a row per slice to the table that ImageJ's own measurements go to. */
    static void append(String title, List<Classification> slices, List<String> warnings) {
        int slice = 0;
        for (Classification found : slices) {
            ResultsRow row = ResultsRow.add(title, ++slice);
            row.set("class", found.className());
            row.set("confidence", found.confidence());
            for (int k = 0; k < found.classNames().size(); k++)
                row.set("p_" + found.classNames().get(k), found.probabilities().get(k));
            row.set("warning", warnings.get(slice - 1));
        }
        ResultsRow.show();
    }
}
