// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
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

    /** Lengths of a radiograph on the detector, where things seem larger than they are. */
    private static final String DETECTOR_PLANE = " (detector plane)";

    /** What to know about such lengths. */
    public static final String DETECTOR_PLANE_NOTE =
            "The pixel size of this DICOM image is that of the detector (Imager Pixel Spacing), not"
                    + " of the patient: what lies before the detector is smaller than measured.";

    /** Size of an image's pixels; of a DICOM image, the unit says if it is that of the detector. */
    static PixelSize of(ImagePlus image) {
        PixelSize size = of(image.getLocalCalibration());
        boolean detector = size.unit.equals("mm") && DicomSpacing.isOfDetector(image);
        return detector ? new PixelSize(size.width, size.height, size.unit + DETECTOR_PLANE) : size;
    }

    /** The unit of areas: "pixels", or for example "mm²". */
    public static String squared(String unit) {
        if (unit.equals(PIXEL)) return "pixels";
        return unit.endsWith(DETECTOR_PLANE)
                ? squared(unit.substring(0, unit.length() - DETECTOR_PLANE.length()))
                        + DETECTOR_PLANE
                : unit + "²";
    }

    /** Whether lengths are those on a radiograph's detector. */
    public boolean inDetectorPlane() {
        return unit.endsWith(DETECTOR_PLANE);
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
