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
     * @param mask row after row, foreground above 127
     * @param width of a row
     * @param thickness in pixels, counted in steps to the 4 neighbors, at least 1
     * @return whether each pixel, row after row, belongs to the edge
     */
    static boolean[] edge(byte[] mask, int width, int thickness) {
        byte[] inside = new byte[mask.length];
        for (int i = 0; i < inside.length; i++) inside[i] = (byte) (mask[i] >> 7);
        byte[] core = inside.clone();
        byte[] smaller = new byte[mask.length];
        for (int step = 0; step < thickness; step++) {
            erode(core, smaller, width);
            byte[] swap = core;
            core = smaller;
            smaller = swap;
        }
        boolean[] edge = new boolean[mask.length];
        for (int i = 0; i < edge.length; i++) edge[i] = inside[i] != core[i];
        return edge;
    }

    /** Takes off pixels next to the background; beyond the image there is none. */
    private static void erode(byte[] from, byte[] to, int width) {
        int last = from.length - width;
        for (int row = 0; row <= last; row += width) {
            int above = row == 0 ? row : row - width;
            int below = row == last ? row : row + width;
            for (int x = 0; x < width; x++)
                to[row + x] = (byte) (from[row + x] & from[above + x] & from[below + x]);
            for (int x = 1; x < width; x++) to[row + x] &= from[row + x - 1];
            for (int x = 1; x < width; x++) to[row + x - 1] &= from[row + x];
        }
    }
}
