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
        byte[] pixels = (byte[]) mask.getPixels();
        int width = mask.getWidth();
        int far = thickness + 1;
        int[] distance = new int[pixels.length]; // to the background, in steps to the 4 neighbors
        for (int row = 0; row < pixels.length; row += width) {
            int left = far;
            for (int i = row; i < row + width; i++) {
                boolean inside = pixels[i] < 0; // 128..255 as signed byte
                int above = row == 0 ? far : distance[i - width];
                left = inside ? Math.min(far, 1 + Math.min(left, above)) : 0;
                distance[i] = left;
            }
        }
        boolean[] edge = new boolean[pixels.length];
        for (int row = pixels.length - width; row >= 0; row -= width) {
            int right = far;
            for (int i = row + width - 1; i >= row; i--) {
                int below = row == pixels.length - width ? far : distance[i + width];
                right = Math.min(distance[i], 1 + Math.min(right, below));
                distance[i] = right;
                edge[i] = right > 0 && right < far;
            }
        }
        return edge;
    }
}
