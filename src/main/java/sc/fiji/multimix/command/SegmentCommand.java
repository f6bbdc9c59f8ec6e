// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.command.Previewable;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.TrainingOptions;

/**
 * Segments every slice of the current image with a trained model. While its dialog is open, it may
 * outline the current slice; another threshold does not run the network again.
 */
@Plugin(
        type = Command.class,
        label = "MultiMix Segment...",
        description = "Segments every slice of the current image with a trained model.",
        visible = false)
public class SegmentCommand extends MultiMixCommand implements Previewable {
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
            label = "Threshold",
            description = "Probability from which a pixel is foreground, above 0 and at most 1.",
            style = "slider",
            min = "0.01",
            max = "1",
            stepSize = "0.01",
            persist = false)
    private double threshold = MultiMix.THRESHOLD;

    @Parameter(
            label = "Preview the current slice",
            description = "Outlines the mask while the dialog is open; without effect in a macro.",
            visibility = ItemVisibility.TRANSIENT,
            persist = false)
    private boolean preview;

    @Parameter(
            label = "Show the probability map",
            description = "Also gives the 32-bit probability of the foreground, 0 to 1.",
            persist = false)
    private boolean probability;

    @Parameter(
            label = "Outline on the image",
            description =
                    "Puts the outline of the mask into the image's overlay, in place of the one"
                            + " before.",
            persist = false)
    private boolean overlay;

    @Parameter(
            label = "Opacity of the outline (%)",
            description = "How strongly the outline covers the image, 0 to 100 percent.",
            style = "slider",
            min = "0",
            max = "100",
            persist = false)
    private int opacity = 100;

    @Parameter(
            label = "Add to the ROI Manager",
            description =
                    "Appends the mask of each slice to the ROI Manager; without a display, where"
                            + " there is none, it goes into the image's overlay.",
            persist = false)
    private boolean rois;

    @Parameter(
            label = "Measure the mask",
            description =
                    "Appends a row per slice to Results: area, fraction of the image, perimeter.",
            persist = false)
    private boolean measure;

    @Parameter(
            label = "Device",
            description = "Where to compute; auto takes a GPU if there is one.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Parameter(type = ItemIO.OUTPUT, label = "Mask")
    private ImagePlus mask;

    @Parameter(type = ItemIO.OUTPUT, label = "Probability", required = false)
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus map;

    private final ProbabilityCache probabilities = new ProbabilityCache();
    private final OverlayPreview previewed = new OverlayPreview(this::status);

    @Override
    void work() throws IOException {
        previewed.hide();
        Inputs.requireImage(image);
        Inputs.requireThreshold(threshold);
        Inputs.requireOpacity(opacity);
        Path file = Inputs.modelFile(model);
        ImagePlus foreground =
                probabilities.get(image, ProbabilityCache.ALL, file, device, progress());
        mask = MultiMix.mask(foreground, threshold, image.getTitle());
        if (probability) map = foreground;
        boolean managed = rois && MaskRois.managerIsPossible();
        if (overlay || (rois && !managed)) ResultOverlay.putOutline(image, mask, opacity);
        if (managed) MaskRois.append(image, mask);
        else if (rois)
            IJ.log("Without a display there is no ROI Manager: the masks are in the overlay.");
        if (measure) MaskRows.append(image.getTitle(), mask);
    }

    /** Called by the dialog at every change, on its thread, which must not wait. */
    @Override
    public void preview() {
        if (!preview || image == null) {
            previewed.hide();
            return;
        }
        ImagePlus shown = image;
        File file = model;
        double least = threshold;
        int percent = opacity;
        DeviceChoice where = device;
        previewed.show(
                shown,
                (before, listener) -> {
                    Inputs.requireThreshold(least);
                    Inputs.requireOpacity(percent);
                    int slice = shown.getCurrentSlice();
                    Path path = Inputs.modelFile(file);
                    ImagePlus foreground = probabilities.get(shown, slice, path, where, listener);
                    ImagePlus outlined = MultiMix.mask(foreground, least, "");
                    return ResultOverlay.withOutline(
                            before, shown, slice, outlined.getProcessor(), percent);
                });
    }

    /** Called when the dialog is canceled. */
    @Override
    public void cancel() {
        previewed.hide();
    }
}
