// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.data.FileFacts;
import sc.fiji.multimix.image.ImageFacts;
import sc.fiji.multimix.image.MaskFacts;
import sc.fiji.multimix.image.PreparedImage;

/**
 * An image whose file has been looked into.
 *
 * @param className known class; null if there is none
 */
record CheckedImage(Task task, Role role, String className, FileFacts facts) {
    Path file() {
        return facts.file();
    }

    ImageFacts image() {
        return facts.image();
    }

    /** As the network sees it, {@link PreparedImage#THUMBNAIL} pixels wide and high. */
    Img<UnsignedByteType> thumbnail() {
        return facts.thumbnail().image();
    }

    /** Null if there is none. */
    MaskFacts mask() {
        return facts.mask();
    }
}
