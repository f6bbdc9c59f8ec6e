// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.awt.Color;

/** Outline of a mask, as ImageJ draws it over an image. */
public final class Outline {
    /** Vermillion of Okabe and Ito (2008), told from gray by all kinds of color vision. */
    public static final Color COLOR = new Color(213, 94, 0);

    private Outline() {}

    /**
     * The foreground as one selection: with holes and separate parts a composite one.
     *
     * @param mask 8-bit, foreground above 127
     * @return the selection, or null if there is no foreground
     */
    public static Roi of(ByteProcessor mask) {
        ByteProcessor copy = (ByteProcessor) mask.duplicate();
        copy.setThreshold(128, 255, ImageProcessor.NO_LUT_UPDATE);
        Roi roi = ThresholdToSelection.run(new ImagePlus("", copy));
        if (roi == null || roi.getBounds().isEmpty()) return null;
        roi.setStrokeColor(COLOR);
        return roi;
    }

    /**
     * The foreground's edge: its pixels next to the background or, wider, near it.
     *
     * @param mask 8-bit, foreground above 127
     * @param thickness in pixels, at least 1
     * @return whether each pixel, row after row, belongs to the edge
     */
    static boolean[] edge(ByteProcessor mask, int thickness) {
        int width = mask.getWidth();
        int height = mask.getHeight();
        boolean[] inside = new boolean[width * height];
        for (int i = 0; i < inside.length; i++) inside[i] = mask.get(i) > 127;
        boolean[] eroded = inside.clone();
        for (int n = 0; n < thickness; n++) eroded = erode(eroded, width, height);
        for (int i = 0; i < inside.length; i++) inside[i] &= !eroded[i];
        return inside;
    }

    /** Pixels whose four neighbors are set, the image's border counting as set. */
    private static boolean[] erode(boolean[] set, int width, int height) {
        boolean[] result = new boolean[set.length];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                result[i] =
                        set[i]
                                && (x == 0 || set[i - 1])
                                && (x == width - 1 || set[i + 1])
                                && (y == 0 || set[i - width])
                                && (y == height - 1 || set[i + width]);
            }
        return result;
    }
}
