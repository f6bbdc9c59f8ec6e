// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.nio.file.Path;
import sc.fiji.multimix.image.LocalNames;

/**
 * An image that could not be evaluated, for example since it or its mask is damaged.
 *
 * @param name of the image inside its folder
 * @param image the image's file
 * @param segmentation whether its mask was to be evaluated, else its class
 * @param place among the test images of its task, from 0
 * @param label index of the class that its folder says; -1 if its mask was to be evaluated
 * @param error why not
 */
public record FailedImage(
        String name, Path image, boolean segmentation, int place, int label, String error) {
    /** Takes the folders of the user out of the error, which the report tells. */
    public FailedImage {
        error = LocalNames.of(image, error);
    }
}
