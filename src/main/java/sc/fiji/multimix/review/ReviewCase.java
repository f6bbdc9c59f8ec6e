// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.nio.file.Path;
import java.util.List;

/**
 * One row of a folder's results, with the files that belong to it.
 *
 * @param file the image's name inside the analyzed folder, with forward slashes
 * @param slice number of the slice, from 1; 0 if the file holds one image
 * @param className predicted class; empty if there is none
 * @param confidence probability of that class, in [0, 1]; NaN if there is none
 * @param probabilities of the table's classes, in [0, 1]; NaN where missing
 * @param foregroundFraction foreground part of the mask's area, in [0, 1]; NaN if there is no mask
 * @param warning what is odd about the image; empty if nothing
 * @param error why it could not be analyzed; empty if it could
 * @param image the image's file; need not be there any more
 * @param mask the mask's file; need not be there
 * @param overlay the file of the picture with the outline; need not be there
 */
public record ReviewCase(
        String file,
        int slice,
        String className,
        double confidence,
        List<Double> probabilities,
        double foregroundFraction,
        String warning,
        String error,
        Path image,
        Path mask,
        Path overlay) {
    /** Copies the probabilities. */
    public ReviewCase {
        probabilities = List.copyOf(probabilities);
    }

    /** The name of its row: {@code NAME}, or {@code NAME#SLICE} in a stack. */
    public String name() {
        return slice == 0 ? file : file + "#" + slice;
    }

    /** Whether the image could not be analyzed. */
    public boolean failed() {
        return !error.isEmpty();
    }

    /** Whether something is odd about the image. */
    public boolean warned() {
        return !warning.isEmpty();
    }
}
