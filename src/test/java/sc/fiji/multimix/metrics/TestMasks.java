// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Masks for the tests. */
final class TestMasks {
    private TestMasks() {}

    /** A square mask, row after row. */
    static Img<UnsignedByteType> square(int... pixels) {
        int side = (int) Math.round(Math.sqrt(pixels.length));
        return of(side, pixels);
    }

    /** A mask of some width, row after row. */
    static Img<UnsignedByteType> of(int width, int... pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) bytes[i] = (byte) pixels[i];
        return ArrayImgs.unsignedBytes(bytes, width, pixels.length / width);
    }

    /** A mask whose pixels are foreground with the given probability. */
    static Img<UnsignedByteType> random(int width, int height, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextDouble() < share ? 1 : 0;
        return of(width, pixels);
    }

    static Img<UnsignedByteType> empty(int width, int height) {
        return ArrayImgs.unsignedBytes(width, height);
    }
}
