// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.nio.file.Path;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * One image of a data set as the network sees it, with what is known of it.
 *
 * @param file the image's file
 * @param imagePlane gray values in 0..255, resolution × resolution pixels
 * @param maskPlane foreground 255, background 0, of the image's size; null if there is none
 * @param label index of the class; -1 if unknown
 * @param facts of the image's and the mask's file; null if it was not read from a file
 */
public record Sample(Path file, Plane imagePlane, Plane maskPlane, int label, FileFacts facts) {
    /** A sample that was not read from a file; there may be no mask. */
    public Sample(Path file, Img<UnsignedByteType> image, Img<UnsignedByteType> mask, int label) {
        this(file, Plane.of(image), mask == null ? null : Plane.of(mask), label, null);
    }

    /** The image, see {@link Plane#image}. */
    public Img<UnsignedByteType> image() {
        return imagePlane.image();
    }

    /** The mask, see {@link Plane#image}; null if there is none. */
    public Img<UnsignedByteType> mask() {
        return hasMask() ? maskPlane.image() : null;
    }

    /** Whether a mask is known. */
    public boolean hasMask() {
        return maskPlane != null;
    }

    /** Whether the class is known. */
    public boolean hasLabel() {
        return label >= 0;
    }
}
