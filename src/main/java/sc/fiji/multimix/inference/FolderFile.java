// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.nio.file.Path;

/**
 * An image file of a folder that is analysed.
 *
 * @param path of the file
 * @param name relative to the folder, as the table has it
 * @param stem of the result files, without extension, relative to their folders
 */
record FolderFile(Path path, String name, Path stem) {}
