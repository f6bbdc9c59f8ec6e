// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import java.util.HashSet;
import java.util.Set;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

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
        long foreground = 0;
        for (UnsignedByteType pixel : mask) if (pixel.get() != 0) foreground++;
        String shape = ContentHash.of(mask);
        double part = (double) foreground / mask.size();
        Img<FloatType> gray;
        try {
            gray = GrayPixels.of(opened, 1);
        } catch (IllegalArgumentException e) {
            // NaN everywhere: an empty mask
            return new MaskFacts(part, 0, "", shape);
        }
        return new MaskFacts(part, values(gray, mask), ContentHash.of(gray), shape);
    }

    private static int values(Img<FloatType> gray, Img<UnsignedByteType> mask) {
        Set<Float> values = new HashSet<>();
        float last = Float.NaN;
        Cursor<FloatType> value = gray.cursor();
        for (UnsignedByteType pixel : mask) {
            float next = value.next().get();
            if (pixel.get() == 0 || next == last) continue;
            values.add(next);
            last = next;
            if (values.size() == MOST_VALUES) break;
        }
        return values.size();
    }
}
