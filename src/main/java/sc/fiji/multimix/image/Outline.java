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
        int words = (width + Long.SIZE - 1) / Long.SIZE;
        long[] inside = bits(mask, width, words);
        long[] core = inside.clone();
        long[] smaller = new long[core.length];
        for (int step = 0; step < thickness; step++) {
            erode(core, smaller, words);
            long[] swap = core;
            core = smaller;
            smaller = swap;
        }
        boolean[] edge = new boolean[mask.length];
        for (int i = 0; i < core.length; i++) {
            int start = i / words * width + i % words * Long.SIZE;
            int end = i / words * width + width;
            for (long left = inside[i] & ~core[i]; left != 0; left &= left - 1) {
                int pixel = start + Long.numberOfTrailingZeros(left);
                if (pixel < end) edge[pixel] = true;
            }
        }
        return edge;
    }

    /** The foreground, 64 pixels of a row in each word; beyond the row's end all is foreground. */
    private static long[] bits(byte[] mask, int width, int words) {
        long[] bits = new long[mask.length / width * words];
        for (int row = 0, word = 0; row < mask.length; row += width, word += words)
            for (int x = 0; x < width; x += Long.SIZE) {
                long background = 0;
                int count = Math.min(Long.SIZE, width - x);
                for (int k = 0; k < count; k++)
                    background |= (long) (~mask[row + x + k] >>> 7 & 1) << k;
                bits[word + x / Long.SIZE] = ~background;
            }
        return bits;
    }

    /** Takes off pixels with background above, below, left or right; beyond the image is none. */
    private static void erode(long[] from, long[] to, int words) {
        int last = from.length - words;
        for (int i = 0; i < from.length; i++) {
            long above = i < words ? -1 : from[i - words];
            long below = i >= last ? -1 : from[i + words];
            long before = i % words == 0 ? -1 : from[i - 1];
            long after = i % words == words - 1 ? -1 : from[i + 1];
            long bits = from[i];
            long left = bits << 1 | before >>> 63;
            long right = bits >>> 1 | after << 63;
            to[i] = bits & left & right & above & below;
        }
    }
}
