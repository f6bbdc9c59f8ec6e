// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.nio.file.Path;

/**
 * What the analysis of a folder left.
 *
 * @param table the file {@code results.csv}, a row per image
 * @param images number of image files found
 * @param failures number of those whose row holds an error
 * @param warnings number of rows with a warning
 */
public record FolderSummary(Path table, int images, int failures, int warnings) {}
