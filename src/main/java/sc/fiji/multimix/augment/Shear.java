// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Shifts each row in proportion to its number, or each column; bilinear, what comes from outside is
 * 0. Source: Pillow, {@code Image.transform}, as called by the MultiMix reference code. Differs
 * from it: bilinear, not nearest neighbor.
 *
 * @param x shift to the left, in pixels per row
 * @param y shift upward, in pixels per column
 */
public record Shear(double x, double y) implements ImageOperation {
    @Override
    public Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        return new AffineMap(1, x, 0, y, 1, 0).apply(image);
    }

    @Override
    public Img<UnsignedByteType> applyToMask(Img<UnsignedByteType> mask) {
        return AffineMap.binary(apply(mask));
    }
}
