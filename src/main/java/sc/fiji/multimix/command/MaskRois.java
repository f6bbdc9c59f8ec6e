// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.image.Outline;
import sc.fiji.multimix.image.SliceLabel;

/** Masks as selections in ImageJ's ROI Manager. */
final class MaskRois {
    private MaskRois() {}

    /**
     * Whether there can be a ROI Manager. It is a window even where it is not shown, in batch mode;
     * without a display ImageJ cannot make one.
     */
    static boolean managerIsPossible() {
        return !GraphicsEnvironment.isHeadless();
    }

    /**
     * Appends the masks to the manager's list, which opens if it is closed; in batch mode to the
     * hidden one that the macro's {@code roiManager} works on. The list's selections, the image's
     * selection, its current slice and the undo buffer stay.
     *
     * @param mask 8-bit, 0/255, as many slices as the image
     */
    static void append(ImagePlus image, ImagePlus mask) {
        RoiManager manager = RoiManager.getInstance();
        if (manager == null) manager = new RoiManager();
        for (Roi roi : of(image, mask))
            // addRoi(roi) would go to the slice, lock the image and perhaps leave the ROI out
            manager.add(image, roi, -1);
    }

    /**
     * The mask of each slice as one selection, a composite one if it has parts or holes, at its
     * position in the stack; none for an empty mask. The name is that of the slice or, where it has
     * none, of the image, with "-mask" and in a stack the slice's number.
     */
    static List<Roi> of(ImagePlus image, ImagePlus mask) {
        List<Roi> rois = new ArrayList<>();
        for (int slice = 1; slice <= mask.getStackSize(); slice++) {
            Roi roi = Outline.of((ByteProcessor) mask.getStack().getProcessor(slice));
            if (roi == null) continue; // nothing in this slice
            roi.setName(name(image, slice));
            ResultOverlay.setPosition(roi, image, slice);
            rois.add(roi);
        }
        return rois;
    }

    private static String name(ImagePlus image, int slice) {
        if (image.getStackSize() == 1) return image.getShortTitle() + "-mask";
        String label = SliceLabel.shortName(image.getStack(), slice);
        String name = label == null || label.isBlank() ? image.getShortTitle() : label.strip();
        // the manager saves a ROI as a file of its name
        return name.replaceAll("[/\\\\]", "_") + "-mask-" + slice;
    }
}
