// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.ByteArray;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * The gray values of an 8-bit image in one array, row after row: what the operations compute on.
 *
 * @param values unsigned bytes; they may be those of an image, so they are only read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
public record BytePixels(int width, int height, byte[] values) {

    /**
     * The values of an image, without a copy where the image keeps them in one array.
     *
     * @throws IllegalArgumentException if the image is not two-dimensional
     */
    public static BytePixels of(Img<UnsignedByteType> image) {
        if (image.numDimensions() != 2)
            throw new IllegalArgumentException(
                    "Only two-dimensional images can be augmented, but this one has "
                            + image.numDimensions()
                            + " dimensions. Take its slices one by one.");
        int width = Math.toIntExact(image.dimension(0));
        int height = Math.toIntExact(image.dimension(1));
        if (image instanceof ArrayImg<?, ?> array
                && array.update(null) instanceof ByteArray access
                && access.getCurrentStorageArray().length == width * height)
            return new BytePixels(width, height, access.getCurrentStorageArray());
        byte[] values = new byte[Math.multiplyExact(width, height)];
        int i = 0;
        for (UnsignedByteType value : Views.flatIterable(image)) values[i++] = value.getByte();
        return new BytePixels(width, height, values);
    }

    /** An image of these pixels' size around other values. */
    Img<UnsignedByteType> imageOf(byte[] newValues) {
        return ArrayImgs.unsignedBytes(newValues, width, height);
    }

    /** How often each of the 256 gray values occurs. */
    int[] histogram() {
        int[] counts = new int[256];
        for (byte value : values) counts[value & 0xff]++;
        return counts;
    }
}
