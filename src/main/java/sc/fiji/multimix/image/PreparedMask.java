// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A mask read from disk and prepared for the network.
 *
 * @param mask foreground 255, background 0, at the network's resolution
 * @param facts of the file
 */
public record PreparedMask(Img<UnsignedByteType> mask, MaskFacts facts) {
    /**
     * Reads and prepares a file.
     *
     * @param file the mask's file
     * @param image the file of the image it belongs to, for messages
     * @param prepared that image
     * @throws IOException if it cannot be read or has another size than the image
     */
    public static PreparedMask read(
            Path file, Path image, PreparedImage prepared, Preprocessing preprocessing)
            throws IOException {
        ImagePlus opened = MaskImage.open(file, image, prepared.width(), prepared.height());
        Img<UnsignedByteType> mask = MaskImage.of(opened);
        return new PreparedMask(preprocessing.applyToMask(mask), MaskFacts.of(opened, mask));
    }
}
