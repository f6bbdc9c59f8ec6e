// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Color;
import sc.fiji.multimix.image.Outline;

/**
 * Puts results into the overlay of the analyzed image, in place of those of the same kind that were
 * there before; what a user drew stays. The opacity is in percent, 0 to 100.
 */
final class ResultOverlay {
    private static final String MASK = "MultiMix mask";
    private static final String SALIENCY = "MultiMix saliency";

    private ResultOverlay() {}

    /**
     * Puts the outline of each slice's mask.
     *
     * @param mask 8-bit, 0/255, as many slices as the image
     */
    static void putOutline(ImagePlus image, ImagePlus mask, int opacity) {
        Overlay overlay = without(MASK, of(image));
        for (int slice = 1; slice <= mask.getStackSize(); slice++)
            addOutline(overlay, image, slice, mask.getStack().getProcessor(slice), opacity);
        image.updateAndDraw();
    }

    /**
     * A copy of an overlay with the outline of one slice's mask, for a preview.
     *
     * @param before what the image's overlay was; null for none
     * @param mask 8-bit, 0/255
     */
    static Overlay withOutline(
            Overlay before, ImagePlus image, int slice, ImageProcessor mask, int opacity) {
        Overlay overlay = without(MASK, before == null ? new Overlay() : before.duplicate());
        addOutline(overlay, image, slice, mask, opacity);
        return overlay;
    }

    /**
     * Lays each slice of a map over the image, in the map's colors.
     *
     * @param map any type, with its LUT and display range, as many slices as the image
     */
    static void putColors(ImagePlus image, ImagePlus map, int opacity) {
        Overlay overlay = without(SALIENCY, of(image));
        for (int slice = 1; slice <= map.getStackSize(); slice++) {
            ImageProcessor pixels = map.getStack().getProcessor(slice);
            pixels.setColorModel(map.getProcessor().getColorModel());
            pixels.setMinAndMax(map.getDisplayRangeMin(), map.getDisplayRangeMax());
            ImageRoi colors = new ImageRoi(0, 0, pixels.convertToRGB());
            colors.setOpacity(opacity / 100.0);
            colors.setName(SALIENCY);
            setPosition(colors, image, slice);
            overlay.add(colors);
        }
        image.updateAndDraw();
    }

    /** Whether the image's overlay shows results of the suite. */
    static boolean isOn(ImagePlus image) {
        if (image.getOverlay() == null) return false;
        for (Roi roi : image.getOverlay())
            if (MASK.equals(roi.getName()) || SALIENCY.equals(roi.getName())) return true;
        return false;
    }

    /** Lets a selection belong to one slice of a stack or one position of a hyperstack. */
    static void setPosition(Roi roi, ImagePlus image, int slice) {
        if (image.isHyperStack()) {
            int[] position = image.convertIndexToPosition(slice);
            roi.setPosition(position[0], position[1], position[2]);
        } else if (image.getStackSize() > 1) {
            roi.setPosition(slice);
        }
    }

    private static void addOutline(
            Overlay overlay, ImagePlus image, int slice, ImageProcessor mask, int opacity) {
        Roi outline = Outline.of((ByteProcessor) mask);
        if (outline == null) return; // nothing in this slice
        Color color = Outline.COLOR;
        int alpha = (int) Math.round(2.55 * opacity);
        outline.setStrokeColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha));
        outline.setName(MASK);
        setPosition(outline, image, slice);
        overlay.add(outline);
    }

    /** The image's overlay, made if it has none. */
    static Overlay of(ImagePlus image) {
        if (image.getOverlay() == null) image.setOverlay(new Overlay());
        return image.getOverlay();
    }

    /** The same overlay, emptied of the suite's elements of that name. */
    private static Overlay without(String name, Overlay overlay) {
        for (int i = overlay.size() - 1; i >= 0; i--)
            if (name.equals(overlay.get(i).getName())) overlay.remove(i);
        return overlay;
    }
}
