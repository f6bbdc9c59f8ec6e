// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A small view of an image.
 *
 * @param file of the image
 * @param image square, 0..255, as the network sees it
 * @param width of the file's image in pixels
 * @param height of the file's image in pixels
 */
public record Thumbnail(Path file, Img<UnsignedByteType> image, int width, int height) {}
