// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.ResultImages;
import sc.fiji.multimix.review.ReviewCase;

/**
 * The pixels of a case, of a stack those of its slice.
 *
 * @param mask predicted, 8-bit, foreground 255; null if there is none
 * @param problem why there is no mask; empty if there is one, or the model makes none
 */
record LoadedCase(
        ReviewCase reviewCase,
        ImageProcessor pixels,
        Calibration calibration,
        ByteProcessor mask,
        String problem) {
    /**
     * Reads the files; slow, so not on Swing's thread.
     *
     * @throws IOException with the path if the image is missing or cannot be read
     */
    static LoadedCase load(ReviewCase each) throws IOException {
        if (!Files.exists(each.image()))
            throw new IOException(
                    "The image is not there: "
                            + each.image()
                            + ". Put it back, or run MultiMix Review with the folder that has it.");
        ImagePlus image = ImageFile.open(each.image());
        ImageProcessor pixels = slice(image, each);
        if (pixels.getBitDepth() != 24)
            pixels.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
        Calibration calibration = image.getCalibration();
        try {
            return new LoadedCase(each, pixels, calibration, mask(each, pixels), "");
        } catch (IOException e) {
            return new LoadedCase(each, pixels, calibration, null, e.getMessage());
        }
    }

    private static ByteProcessor mask(ReviewCase each, ImageProcessor pixels) throws IOException {
        Path file = each.mask();
        boolean wanted = !Double.isNaN(each.foregroundFraction());
        if (!wanted && !Files.exists(file)) return null;
        if (!Files.exists(file)) throw new IOException("The mask is not there: " + file + ".");
        ImageProcessor mask = slice(ImageFile.open(file), each);
        if (mask.getWidth() != pixels.getWidth() || mask.getHeight() != pixels.getHeight())
            throw new IOException(
                    "Mask and image differ in size: mask "
                            + mask.getWidth()
                            + " x "
                            + mask.getHeight()
                            + " ("
                            + file
                            + "), image "
                            + pixels.getWidth()
                            + " x "
                            + pixels.getHeight()
                            + ". Is it the image that was analyzed?");
        return ResultImages.bytes(MaskImage.of(new ImagePlus("", mask)));
    }

    private static ImageProcessor slice(ImagePlus image, ReviewCase each) throws IOException {
        if (each.slice() > image.getStackSize())
            throw new IOException(
                    "No slice "
                            + each.slice()
                            + ": "
                            + image.getTitle()
                            + " has "
                            + image.getStackSize()
                            + ".");
        return each.slice() == 0
                ? image.getProcessor()
                : image.getStack().getProcessor(each.slice());
    }
}
