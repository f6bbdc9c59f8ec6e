// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.util.DicomTools;

/**
 * What the pixel size of a DICOM radiograph is the size of (DICOM PS3.3, 10.7.1.3): Pixel Spacing
 * that differs from Imager Pixel Spacing was corrected to lie in the patient; one that is the same,
 * or missing, is that of the detector. ImageJ takes the later of the two in the file, row spacing
 * first, and does not divide by the magnification (0018,1114); neither do we.
 */
final class DicomSpacing {
    private DicomSpacing() {}

    /**
     * Whether the image is a DICOM image that still has the pixel size of its detector; not after
     * the user has set another scale.
     */
    static boolean isOfDetector(ImagePlus image) {
        double[] detector = spacing(image, "0018,1164");
        double[] pixel = spacing(image, "0028,0030");
        if (detector == null || (pixel != null && !same(detector, pixel))) return false;
        Calibration calibration = image.getLocalCalibration();
        return same(detector, new double[] {calibration.pixelHeight, calibration.pixelWidth});
    }

    /** Spacing of rows and of columns; null if there is none. */
    private static double[] spacing(ImagePlus image, String tag) {
        String text = DicomTools.getTag(image, tag);
        String[] parts = text == null ? new String[0] : text.split("\\\\");
        if (parts.length != 2) return null;
        try {
            return new double[] {
                Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip())
            };
        } catch (NumberFormatException e) {
            return null; // ImageJ does not take it either
        }
    }

    private static boolean same(double[] a, double[] b) {
        return a[0] == b[0] && a[1] == b[1];
    }
}
