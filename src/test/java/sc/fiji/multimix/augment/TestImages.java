// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Small images for the tests of this package. */
final class TestImages {
    private TestImages() {}

    static Img<UnsignedByteType> of(int width, int height, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return ArrayImgs.unsignedBytes(bytes, width, height);
    }

    static Img<UnsignedByteType> noise(int width, int height, long seed) {
        byte[] bytes = new byte[width * height];
        new SplittableRandom(seed).nextBytes(bytes);
        return ArrayImgs.unsignedBytes(bytes, width, height);
    }

    static byte[] bytes(Img<UnsignedByteType> image) {
        return BytePixels.of(image).values().clone();
    }

    static int[] values(Img<UnsignedByteType> image) {
        byte[] bytes = bytes(image);
        int[] values = new int[bytes.length];
        for (int i = 0; i < values.length; i++) values[i] = bytes[i] & 0xff;
        return values;
    }
}
