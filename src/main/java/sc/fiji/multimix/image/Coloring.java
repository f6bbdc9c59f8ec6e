// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** How much of an image is colored rather than gray. */
final class Coloring {
    /** Difference of red, green and blue that JPEG compression of a gray image does not reach. */
    private static final int DIFFERENCE = 24;

    private Coloring() {}

    /** Part of the pixels whose color a person would notice, in [0, 1]; 0 in a gray image. */
    static double share(ImageProcessor pixels) {
        if (!(pixels instanceof ColorProcessor) && !pixels.isColorLut()) return 0;
        ImageProcessor colors = pixels instanceof ColorProcessor ? pixels : pixels.convertToRGB();
        long colored = 0;
        int count = colors.getPixelCount();
        for (int i = 0; i < count; i++) {
            int rgb = colors.get(i);
            int red = rgb >> 16 & 0xff;
            int green = rgb >> 8 & 0xff;
            int blue = rgb & 0xff;
            int most = Math.max(red, Math.max(green, blue));
            if (most - Math.min(red, Math.min(green, blue)) > DIFFERENCE) colored++;
        }
        return (double) colored / count;
    }
}
