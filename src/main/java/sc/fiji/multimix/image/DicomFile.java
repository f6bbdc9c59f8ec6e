// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.plugin.DICOM;
import ij.process.ImageConverter;
import ij.process.StackConverter;
import ij.util.DicomTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A DICOM file, gray values rescaled by its slope and intercept as in ImageJ: to a 32-bit image if
 * the slope is not 1, else by the image's calibration function.
 */
final class DicomFile {
    private DicomFile() {}

    /** Opens an uncompressed DICOM file; one thread at a time, inside {@link QuietImageJ}. */
    static ImagePlus open(Path file) throws IOException {
        DICOM image = new DICOM();
        image.open(file.toString()); // the variant that shows no errors
        if (image.getWidth() == 0)
            throw new IOException("it is damaged or a kind of DICOM that ImageJ cannot read");
        checkComplete(file, image.getOriginalFileInfo());
        double slope = tag(image, "0028,1053", 1);
        if (slope != 1 && (image.getBitDepth() == 8 || image.getBitDepth() == 16))
            rescale(image, slope, tag(image, "0028,1052", 0));
        return image;
    }

    private static void checkComplete(Path file, FileInfo info) throws IOException {
        long pixels = (long) info.width * info.height * info.nImages;
        long end = info.getOffset() + pixels * info.getBytesPerPixel();
        long size = Files.size(file);
        if (size < end)
            throw new IOException("it is cut off: " + size + " bytes instead of " + end);
    }

    private static void rescale(ImagePlus image, double slope, double intercept) {
        Calibration calibration = image.getCalibration();
        // ImageJ keeps signed 16-bit values as unsigned ones, 32768 higher
        double zero = calibration.isSigned16Bit() || isSigned(image) ? -32768 : 0;
        double[] line = {slope * zero + intercept, slope};
        calibration.setFunction(Calibration.STRAIGHT_LINE, line, "Gray Value");
        if (image.getStackSize() > 1) new StackConverter(image).convertToGray32();
        else new ImageConverter(image).convertToGray32();
    }

    private static boolean isSigned(ImagePlus image) {
        return image.getOriginalFileInfo().fileType == FileInfo.GRAY16_SIGNED;
    }

    private static double tag(ImagePlus image, String id, double otherwise) {
        String text = DicomTools.getTag(image, id);
        if (text == null || text.isBlank()) return otherwise;
        try {
            return Double.parseDouble(text.trim());
        } catch (NumberFormatException e) {
            return otherwise; // ImageJ ignores such a tag too
        }
    }
}
