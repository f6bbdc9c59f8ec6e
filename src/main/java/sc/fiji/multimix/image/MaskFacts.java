// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import java.util.HashSet;
import java.util.Set;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * What a check of the data wants to know of a mask file.
 *
 * @param foreground part of the pixels, in [0, 1]
 * @param values how many different gray values the foreground has, 1 in a binary mask; at most
 *     {@link #MOST_VALUES}
 * @param content fingerprint of its gray values, comparable with that of an image; empty if there
 *     are none
 * @param shape fingerprint of its foreground
 */
public record MaskFacts(double foreground, int values, String content, String shape) {
    /** Where counting the values ends. */
    public static final int MOST_VALUES = 256;

    /**
     * The facts of a mask.
     *
     * @param opened the file's image
     * @param mask its foreground, 255 or 0
     */
    static MaskFacts of(ImagePlus opened, Img<UnsignedByteType> mask) {
        byte[] pixels = PixelArrays.bytes(mask);
        float[] values = new float[pixels.length];
        long foreground = 0;
        for (int i = 0; i < pixels.length; i++) {
            values[i] = pixels[i] & 0xff;
            if (pixels[i] != 0) foreground++;
        }
        String shape = ContentHash.of(values, mask.dimension(0), mask.dimension(1));
        double part = (double) foreground / pixels.length;
        float[] gray;
        try {
            gray = PixelArrays.floats(GrayPixels.of(opened, 1));
        } catch (IllegalArgumentException e) {
            // NaN everywhere: an empty mask
            return new MaskFacts(part, 0, "", shape);
        }
        String content = ContentHash.of(gray, mask.dimension(0), mask.dimension(1));
        return new MaskFacts(part, values(gray, pixels), content, shape);
    }

    private static int values(float[] gray, byte[] mask) {
        Set<Float> values = new HashSet<>();
        float last = Float.NaN;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i] == 0 || gray[i] == last) continue;
            values.add(gray[i]);
            last = gray[i];
            if (values.size() == MOST_VALUES) break;
        }
        return values.size();
    }
}
