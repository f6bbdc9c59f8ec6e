// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;

/**
 * An image on disk with its class.
 *
 * @param image the image's file
 * @param label index of the class, or {@link #UNKNOWN}
 */
public record LabeledFile(Path image, int label) {
    /** Label of an image whose class is not known. */
    public static final int UNKNOWN = -1;
}
