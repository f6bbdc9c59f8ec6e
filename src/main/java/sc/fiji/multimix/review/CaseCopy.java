// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.SourceImage;

/**
 * A case's image as it goes into a data folder: the file, byte for byte; a slice of a stack, and
 * DICOM, as a TIFF of its gray values with the size of its pixels, without what names a patient.
 *
 * @param image the opened image
 * @param file the copy
 */
record CaseCopy(SourceImage image, Path file) {
    /**
     * Makes a copy.
     *
     * @param folder where to
     * @throws IOException with the path if the image is missing, unreadable or lacks the slice
     */
    static CaseCopy make(ReviewCase each, Path folder) throws IOException {
        if (!Files.exists(each.image()))
            throw new IOException(
                    "The image is not there any more: "
                            + each.image()
                            + ". Put it back, or choose the folder that has it.");
        SourceImage image = SourceImage.open(each.image());
        int slice = Math.max(1, each.slice());
        if (slice > image.slices())
            throw new IOException(
                    "No slice " + slice + " in " + each.image() + ", which has " + image.slices());
        Path stem = folder.resolve(baseName(each));
        if (each.slice() > 0 || ImageFile.isDicom(each.image()))
            return new CaseCopy(image, image.saveGray(slice, stem));
        return new CaseCopy(
                image, Files.copy(each.image(), folder.resolve(each.image().getFileName())));
    }

    /** Name in a data folder, without extension: of a slice, {@code NAME-slice3}. */
    static String baseName(ReviewCase each) {
        String name = ImageFile.baseName(each.image());
        return each.slice() == 0 ? name : name + "-slice" + each.slice();
    }

    /** The name that the copy has under another base name. */
    String named(String baseName) {
        String name = file.getFileName().toString();
        return baseName + name.substring(ImageFile.baseName(file).length());
    }
}
