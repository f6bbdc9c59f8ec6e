// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.measure.Calibration;
import java.util.Objects;

/**
 * The size of an image's pixels.
 *
 * @param width of a pixel in the unit, above 0
 * @param height of a pixel in the unit, above 0
 * @param unit of lengths, for example "mm"; {@link #PIXEL} if the image has no calibration
 */
public record PixelSize(double width, double height, String unit) {
    /** The unit of an image without calibration. */
    public static final String PIXEL = "pixel";

    /** Of an image without calibration. */
    public static final PixelSize PIXELS = new PixelSize(1, 1, PIXEL);

    /** Checks the ranges. */
    public PixelSize {
        Objects.requireNonNull(unit, "The unit is missing.");
        if (!(isLength(width) && isLength(height)))
            throw new IllegalArgumentException(
                    "The size of a pixel must be above 0, but is " + width + " x " + height);
    }

    /** What the calibration says; {@link #PIXELS} where it is none or impossible. */
    static PixelSize of(Calibration calibration) {
        String unit = calibration.getUnit();
        boolean given =
                unit != null && !unit.isBlank() && !unit.equals(PIXEL) && !unit.equals("pixels");
        return given && isLength(calibration.pixelWidth) && isLength(calibration.pixelHeight)
                ? new PixelSize(calibration.pixelWidth, calibration.pixelHeight, unit.strip())
                : PIXELS;
    }

    private static boolean isLength(double value) {
        return value > 0 && Double.isFinite(value);
    }

    /** Whether the size is known in a unit of length. */
    public boolean calibrated() {
        return !unit.equals(PIXEL);
    }

    /** Area of a pixel in the unit's square. */
    public double area() {
        return width * height;
    }
}
