// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.ExplainedImage;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.explanation.ExplanationOptions;
import sc.fiji.multimix.training.TrainingOptions;

/** Explains the class of every slice of the current image by three methods, side by side. */
@Plugin(
        type = Command.class,
        label = "MultiMix Explain...",
        description =
                "Maps by gradient, SmoothGrad and Grad-CAM of what speaks for a class. Such maps are"
                        + " hints, not proof: they fail some tests of trust.",
        visible = false)
public class ExplainCommand extends MultiMixCommand {
    @Parameter(
            label = "Image",
            description = "The image to explain; of a stack, every slice.",
            persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Model",
            description = "File of a model that MultiMix Train has made.",
            style = "open",
            persist = false)
    private File model;

    @Parameter(
            label = "Class (empty = predicted)",
            description = "Class to explain, one of the model's; empty for the class it predicts.",
            required = false,
            persist = false)
    private String target = "";

    @Parameter(
            label = "SmoothGrad copies",
            description =
                    "Noisy copies of the image whose gradients are averaged, 1 to 1000; more are"
                            + " smoother and take longer.",
            min = "1",
            persist = false)
    private int samples = ExplanationOptions.DEFAULTS.samples();

    @Parameter(
            label = "SmoothGrad noise",
            description =
                    "Standard deviation of the copies' noise as a share of the range of gray"
                            + " values, 0 to 1; usual are 0.1 to 0.2.",
            min = "0",
            persist = false)
    private double noise = ExplanationOptions.DEFAULTS.noise();

    @Parameter(
            label = "Outline of the mask on the maps",
            description = "Draws the outline of the predicted mask over each map.",
            persist = false)
    private boolean overlay = true;

    @Parameter(
            label = "Seed",
            description = "The same seed gives the same noise, and so the same maps.",
            persist = false)
    private long seed = ExplanationOptions.DEFAULTS.seed();

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Parameter(type = ItemIO.OUTPUT, label = "Explanation")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus explanation;

    @Override
    void work() throws IOException {
        Inputs.requireImage(image);
        ExplanationOptions options = new ExplanationOptions(samples, noise, seed);
        try (MultiMix multimix = MultiMix.load(Inputs.modelFile(model), device)) {
            String className = Inputs.className(target, multimix.classNames());
            ExplainedImage explained = multimix.explain(image, className, options, progress());
            explanation = explained.maps();
            ExplanationOverlay.add(explained, overlay);
            IJ.showStatus(ExplanationTable.append(image.getTitle(), explained.slices()));
        }
    }
}
