// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Rotates around the center, counterclockwise for positive angles; bilinear, what comes from
 * outside is 0. Source: Pillow, {@code Image.rotate}. Differs from the MultiMix reference code:
 * bilinear, not nearest neighbor.
 *
 * @param degrees the angle
 */
public record Rotate(double degrees) implements ImageOperation {
    @Override
    public Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        double angle = StrictMath.toRadians(degrees);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double centerX = image.dimension(0) / 2.0;
        double centerY = image.numDimensions() > 1 ? image.dimension(1) / 2.0 : 0;
        return new AffineMap(
                        cos,
                        -sin,
                        centerX - cos * centerX + sin * centerY,
                        sin,
                        cos,
                        centerY - sin * centerX - cos * centerY)
                .apply(image);
    }

    @Override
    public Img<UnsignedByteType> applyToMask(Img<UnsignedByteType> mask) {
        return AffineMap.binary(apply(mask));
    }
}
