// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import sc.fiji.multimix.image.Outline;

/** Adds results to the overlay of the analyzed image; what is in the overlay already stays. */
final class ResultOverlay {
    private static final double OPACITY = 0.4;

    private ResultOverlay() {}

    /**
     * Adds the outline of each slice's mask.
     *
     * @param mask 8-bit, 0/255, as many slices as the image
     */
    static void addOutline(ImagePlus image, ImagePlus mask) {
        for (int slice = 1; slice <= mask.getStackSize(); slice++) {
            Roi outline = Outline.of((ByteProcessor) mask.getStack().getProcessor(slice));
            if (outline == null) continue; // nothing in this slice
            add(image, outline, slice, "MultiMix mask");
        }
        image.updateAndDraw();
    }

    /**
     * Lays each slice of a map over the image in the map's colors, half transparent.
     *
     * @param map any type, with its LUT and display range, as many slices as the image
     */
    static void addColors(ImagePlus image, ImagePlus map) {
        for (int slice = 1; slice <= map.getStackSize(); slice++) {
            ImageProcessor pixels = map.getStack().getProcessor(slice);
            pixels.setColorModel(map.getProcessor().getColorModel());
            pixels.setMinAndMax(map.getDisplayRangeMin(), map.getDisplayRangeMax());
            ImageRoi colors = new ImageRoi(0, 0, pixels.convertToRGB());
            colors.setOpacity(OPACITY);
            add(image, colors, slice, "MultiMix saliency");
        }
        image.updateAndDraw();
    }

    /** Adds a selection to one slice, counted through the stack from 1. */
    static void add(ImagePlus image, Roi roi, int slice, String name) {
        roi.setName(name);
        if (image.isHyperStack()) {
            int[] position = image.convertIndexToPosition(slice);
            roi.setPosition(position[0], position[1], position[2]);
        } else if (image.getStackSize() > 1) {
            roi.setPosition(slice);
        }
        Overlay overlay = image.getOverlay();
        if (overlay == null) {
            overlay = new Overlay();
            image.setOverlay(overlay);
        }
        overlay.add(roi);
    }
}
