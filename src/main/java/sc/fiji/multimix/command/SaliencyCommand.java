// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.TrainingOptions;

/** Maps how much each pixel of the current image contributes to its class. */
@Plugin(
        type = Command.class,
        label = "MultiMix Saliency...",
        description = "Maps how much each pixel of the current image moves the score of a class.",
        visible = false)
public class SaliencyCommand extends MultiMixCommand {
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
            label = "Color the image",
            description =
                    "Lays the map over the image, in its overlay, in place of the map before.",
            persist = false)
    private boolean overlay;

    @Parameter(
            label = "Opacity of the colors (%)",
            description = "How strongly the colors cover the image, 0 to 100 percent.",
            style = "slider",
            min = "0",
            max = "100",
            persist = false)
    private int opacity = 40;

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Parameter(type = ItemIO.OUTPUT, label = "Saliency")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus saliency;

    @Override
    void work() throws IOException {
        Inputs.requireImage(image);
        Inputs.requireOpacity(opacity);
        try (MultiMix multimix = MultiMix.load(Inputs.modelFile(model), device)) {
            saliency =
                    multimix.saliency(
                            image, Inputs.className(target, multimix.classNames()), progress());
            if (overlay) ResultOverlay.putColors(image, saliency, opacity);
        }
    }
}
