// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** An 8-bit image that need not be in memory. May be used by several threads. */
public interface Plane {
    /** Sizes of the image in pixels, known without its pixels. */
    long[] dimensions();

    /**
     * The image. What is changed in it may be lost.
     *
     * @throws IllegalStateException if the store that keeps it is closed
     * @throws java.io.UncheckedIOException if it cannot be read back
     */
    Img<UnsignedByteType> image();

    /** Of an image in memory. */
    static Plane of(Img<UnsignedByteType> image) {
        return new InMemory(image);
    }

    /** An image in memory: two planes of it are equal. */
    record InMemory(Img<UnsignedByteType> image) implements Plane {
        @Override
        public long[] dimensions() {
            return image.dimensionsAsLongArray();
        }
    }
}
