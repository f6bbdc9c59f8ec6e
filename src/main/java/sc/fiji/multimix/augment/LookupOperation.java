// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** An operation that replaces each gray value by another one, wherever the pixel lies. */
interface LookupOperation extends ImageOperation {
    /**
     * The new value of each gray value.
     *
     * @param histogram how often each of the 256 gray values occurs in the image
     * @return 256 values; those outside 0..255 become the nearest of these
     */
    int[] table(int[] histogram);

    @Override
    default Img<UnsignedByteType> apply(Img<UnsignedByteType> image) {
        BytePixels pixels = BytePixels.of(image);
        int[] table = table(pixels.histogram());
        byte[] bytes = new byte[256];
        for (int i = 0; i < 256; i++) bytes[i] = (byte) Math.max(0, Math.min(255, table[i]));
        byte[] values = pixels.values();
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) result[i] = bytes[values[i] & 0xff];
        return pixels.imageOf(result);
    }

    /** The table that changes nothing. */
    static int[] unchanged() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) table[i] = i;
        return table;
    }
}
