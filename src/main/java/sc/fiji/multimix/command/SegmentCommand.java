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

/** Segments every slice of the current image with a trained model. */
@Plugin(
        type = Command.class,
        label = "MultiMix Segment...",
        description = "Segments every slice of the current image with a trained model.",
        visible = false)
public class SegmentCommand extends MultiMixCommand {
    /** Probability from which a pixel is foreground, as in {@link MultiMix#segment}. */
    private static final double THRESHOLD = 0.5;

    @Parameter(
            label = "Image",
            description = "The image to segment; of a stack, every slice.",
            persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Model",
            description = "File of a model that MultiMix Train has made.",
            style = "open",
            persist = false)
    private File model;

    @Parameter(
            label = "Show the probability map",
            description = "Also gives the 32-bit probability of the foreground, 0 to 1.",
            persist = false)
    private boolean probability;

    @Parameter(
            label = "Outline on the image",
            description = "Adds the outline of the mask to the image's overlay.",
            persist = false)
    private boolean overlay;

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Parameter(type = ItemIO.OUTPUT, label = "Mask")
    private ImagePlus mask;

    @Parameter(type = ItemIO.OUTPUT, label = "Probability")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus map;

    @Override
    void work() throws IOException {
        Inputs.requireImage(image);
        try (MultiMix multimix = MultiMix.load(Inputs.modelFile(model), device)) {
            ImagePlus foreground = multimix.probability(image, progress());
            mask = MultiMix.mask(foreground, THRESHOLD, image.getTitle());
            if (probability) map = foreground;
            if (overlay) ResultOverlay.addOutline(image, mask);
        }
    }
}
