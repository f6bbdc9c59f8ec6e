// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.TestDicom;
import sc.fiji.multimix.phantom.SampleDataSet;

/** Films of a patient: DICOM files with the header of {@link TestDicom#withPatient}. */
public final class DicomFilms {
    private DicomFilms() {}

    /**
     * Writes the sample data with films in place of its images, but with its masks.
     *
     * @return number of films
     */
    public static int write(Path folder, int images) throws IOException {
        SampleDataSet.write(folder, images, 1);
        int films = 0;
        for (Path file : Markers.files(folder)) {
            if (!ImageFile.isImage(file) || file.getParent().endsWith("masks")) continue;
            Files.write(
                    file.resolveSibling(ImageFile.baseName(file) + ".dcm"),
                    of(ImageFile.open(file).getProcessor()));
            Files.delete(file);
            films++;
        }
        return films;
    }

    /** One film of 12 bits. */
    public static byte[] of(ImageProcessor gray) {
        int[] pixels = new int[gray.getPixelCount()];
        for (int i = 0; i < pixels.length; i++) pixels[i] = 16 * gray.get(i);
        return new TestDicom(gray.getWidth(), gray.getHeight(), pixels).withPatient().bytes();
    }
}
