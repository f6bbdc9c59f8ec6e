// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;

/**
 * An image on disk with its class.
 *
 * @param image the image's file
 * @param label index of the class
 */
public record LabeledFile(Path image, int label) {}
