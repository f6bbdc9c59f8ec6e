// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;
import sc.fiji.multimix.image.ImageFacts;
import sc.fiji.multimix.image.MaskFacts;

/**
 * What is known of the files of one image of a data set.
 *
 * @param file the image's file
 * @param image what is in it
 * @param thumbnail the image as the network sees it, {@link
 *     sc.fiji.multimix.image.PreparedImage#THUMBNAIL} pixels wide and high, 0..255
 * @param maskFile the mask's file; null if there is none
 * @param mask what is in it; null if there is none
 */
public record FileFacts(
        Path file, ImageFacts image, Plane thumbnail, Path maskFile, MaskFacts mask) {}
