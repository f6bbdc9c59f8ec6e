// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * An image file as gray slices, for those who must not know ImageJ, and result files that carry its
 * calibration.
 */
public final class GrayFile {
    private final ImagePlus image;

    private GrayFile(ImagePlus image) {
        this.image = image;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it is missing, empty, broken or no image; names the file
     */
    public static GrayFile open(Path file) throws IOException {
        return new GrayFile(ImageFile.open(file));
    }

    /** Number of slices, at least 1. */
    public int slices() {
        return image.getStackSize();
    }

    /** Gray values (X, Y) of a slice, counted from 1: see {@link GrayPixels}. */
    public Img<FloatType> gray(int slice) {
        return GrayPixels.of(image, slice);
    }

    /** Writes a mask (0 or 255, of this image's size) as an 8-bit PNG. */
    public static void saveMask(Img<UnsignedByteType> mask, Path file) throws IOException {
        ResultFiles.savePng(ResultImages.bytes(mask), file);
    }

    /** Writes an RGB PNG of the gray values with the outline of their mask. */
    public static void saveOverlay(Img<FloatType> gray, Img<UnsignedByteType> mask, Path file)
            throws IOException {
        ResultFiles.savePng(OverlayPicture.of(gray, mask), file);
    }

    /** Writes a saliency map of this image as a 32-bit TIFF with its calibration. */
    public void saveSaliency(Img<FloatType> saliency, Path file) throws IOException {
        ImagePlus slice = new ImagePlus(image.getTitle(), image.getProcessor());
        slice.setCalibration(image.getCalibration());
        ResultFiles.saveTiff(
                ResultImages.saliency(ImageFile.baseName(file), List.of(saliency), slice), file);
    }
}
