// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.TiffEncoder;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Path;

/** Saves results, each file whole or not at all; see {@link AtomicFile}. */
public final class ResultFiles {
    private ResultFiles() {}

    /** Saves an 8-bit image as PNG: gray, or with a LUT as indexed colors. */
    public static void savePng(ByteProcessor image, Path file) throws IOException {
        AtomicFile.write(file, out -> PngWriter.write(image, out));
    }

    /**
     * Saves an image or stack of any type as ImageJ's TIFF, with calibration, labels, LUT and
     * overlay.
     */
    public static void saveTiff(ImagePlus image, Path file) throws IOException {
        FileInfo info = image.getFileInfo();
        // as FileSaver.serialize does, without a copy of the whole file in memory
        info.description = new FileSaver(image).getDescriptionString();
        info.sliceLabels = image.getStackSize() > 1 ? image.getStack().getSliceLabels() : null;
        info.overlay = FileSaver.getOverlay(image);
        AtomicFile.write(file, out -> new TiffEncoder(info).write(out));
    }
}
