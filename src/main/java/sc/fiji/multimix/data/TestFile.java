// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;

/**
 * A test image after a look into its file.
 *
 * @param file the image's file
 * @param label index of the class; -1 if unknown
 * @param facts of the image and its mask; null if one of them cannot be used
 * @param error why not; null if they can
 */
public record TestFile(Path file, int label, FileFacts facts, String error) {}
