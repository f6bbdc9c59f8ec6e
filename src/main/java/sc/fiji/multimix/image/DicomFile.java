// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.measure.Calibration;
import ij.plugin.DICOM;
import ij.process.ImageConverter;
import ij.process.ImageProcessor;
import ij.process.StackConverter;
import ij.util.DicomTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A DICOM file with the gray values that ImageJ's {@code File > Open...} gives it: slope and
 * intercept applied, in 32 bits if the slope is not 1; MONOCHROME1 shown by an inverting LUT. The
 * window sets the display range only.
 *
 * <p>Differs from ImageJ: bits beyond the stored ones (overlays of old, garbage) are taken off, and
 * what ImageJ would show as noise is an error.
 */
final class DicomFile {
    private static final List<String> PHOTOMETRIC =
            List.of("MONOCHROME1", "MONOCHROME2", "RGB", "PALETTE COLOR", "");

    private DicomFile() {}

    /** Opens an uncompressed DICOM file; one thread at a time, inside {@link QuietImageJ}. */
    static ImagePlus open(Path file) throws IOException {
        DicomTransferSyntax.check(file);
        DicomElements.check(file);
        DICOM image = new DICOM();
        image.open(file.toString()); // the variant that shows no errors
        if (image.getWidth() == 0)
            throw new IOException("it is damaged or a kind of DICOM that ImageJ cannot read");
        checkKind(image);
        checkComplete(file, image.getOriginalFileInfo());
        keepStoredBits(image);
        double slope = tag(image, "0028,1053", 1);
        if (slope != 1 && image.getBitDepth() != 24)
            rescale(image, slope, tag(image, "0028,1052", 0));
        if (photometric(image).equals("MONOCHROME1") && !image.isInvertedLut()) invertLut(image);
        return image;
    }

    private static void checkKind(ImagePlus image) throws IOException {
        String photometric = photometric(image);
        if (!PHOTOMETRIC.contains(photometric))
            throw new IOException(
                    "its pixels are of the kind "
                            + photometric
                            + ", which ImageJ cannot read. Export it as gray or RGB");
        int bits = (int) tag(image, "0028,0100", 16);
        boolean signed = tag(image, "0028,0103", 0) == 1;
        boolean known = (bits == 8 && !signed) || bits == 16 || bits == 32;
        if (!known)
            throw new IOException(
                    "its pixels have "
                            + bits
                            + (signed ? " signed" : "")
                            + " bits, which ImageJ cannot read. Export it with 16 bits");
    }

    private static String photometric(ImagePlus image) {
        String text = DicomTools.getTag(image, "0028,0004");
        return text == null ? "" : text.strip();
    }

    private static void checkComplete(Path file, FileInfo info) throws IOException {
        long pixels = (long) info.width * info.height * info.nImages;
        long end = info.getOffset() + pixels * info.getBytesPerPixel();
        long size = Files.size(file);
        if (size < end)
            throw new IOException("it is cut off: " + size + " bytes instead of " + end);
    }

    /** Takes off what lies in the bits that hold no gray value (DICOM PS3.5, section 8.1.1). */
    private static void keepStoredBits(ImagePlus image) {
        int allocated = image.getBitDepth();
        int stored = (int) tag(image, "0028,0101", allocated);
        int shift = (int) tag(image, "0028,0102", stored - 1.0) + 1 - stored;
        if (allocated > 16 || stored < 1 || shift < 0 || stored + shift > allocated) return;
        if (stored == allocated) return;
        boolean signed = isSigned(image);
        // ImageJ keeps signed 16-bit values as unsigned ones, 32768 higher
        int zero = signed ? 32768 : 0;
        int free = Integer.SIZE - stored;
        ImageStack slices = image.getImageStack();
        for (int slice = 1; slice <= slices.size(); slice++) {
            ImageProcessor pixels = slices.getProcessor(slice);
            for (int i = 0; i < pixels.getPixelCount(); i++) {
                int value = (pixels.get(i) - zero) >> shift << free;
                pixels.set(i, (signed ? value >> free : value >>> free) + zero);
            }
        }
    }

    /** As ImageJ does where {@link QuietImageJ} keeps it from running menu commands. */
    private static void rescale(ImagePlus image, double slope, double intercept) {
        Calibration calibration = image.getCalibration();
        if (isSigned(image)) calibration.setSigned16BitCalibration();
        else calibration.setFunction(Calibration.NONE, null, null);
        if (image.getStackSize() > 1) new StackConverter(image).convertToGray32();
        else new ImageConverter(image).convertToGray32();
        ImageStack slices = image.getImageStack();
        for (int slice = 1; slice <= slices.size(); slice++) {
            ImageProcessor pixels = slices.getProcessor(slice);
            pixels.multiply(slope);
            if (intercept != 0) pixels.add(intercept);
        }
        image.resetDisplayRange();
    }

    private static void invertLut(ImagePlus image) {
        image.getProcessor().invertLut();
        if (image.getStackSize() > 1)
            image.getStack().setColorModel(image.getProcessor().getColorModel());
    }

    private static boolean isSigned(ImagePlus image) {
        return image.getOriginalFileInfo().fileType == FileInfo.GRAY16_SIGNED;
    }

    private static double tag(ImagePlus image, String id, double otherwise) {
        String text = DicomTools.getTag(image, id);
        if (text == null || text.isBlank()) return otherwise;
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return otherwise; // ImageJ ignores such a tag too
        }
    }
}
