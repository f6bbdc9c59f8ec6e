// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;

/**
 * An image on disk with its segmentation.
 *
 * @param image the image's file
 * @param mask the mask's file, of the same base name
 */
public record MaskedFile(Path image, Path mask) {}
