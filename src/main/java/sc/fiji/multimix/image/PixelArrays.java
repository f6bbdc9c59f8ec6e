// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * The pixels of an image in one array, row after row: what large images are computed on. Only to be
 * read: it is not a copy where the image keeps them so.
 */
final class PixelArrays {
    private PixelArrays() {}

    /** Gray values. */
    static float[] floats(RandomAccessibleInterval<FloatType> image) {
        int size = Math.toIntExact(image.size());
        if (storage(image) instanceof float[] values && values.length == size) return values;
        float[] values = new float[size];
        Cursor<FloatType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < size; i++) values[i] = cursor.next().get();
        return values;
    }

    /** Gray values as unsigned bytes. */
    static byte[] bytes(RandomAccessibleInterval<UnsignedByteType> image) {
        int size = Math.toIntExact(image.size());
        if (storage(image) instanceof byte[] values && values.length == size) return values;
        byte[] values = new byte[size];
        Cursor<UnsignedByteType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < size; i++) values[i] = cursor.next().getByte();
        return values;
    }

    private static Object storage(RandomAccessibleInterval<?> image) {
        return image instanceof ArrayImg<?, ?> array
                        && array.update(null) instanceof ArrayDataAccess<?> access
                ? access.getCurrentStorageArray()
                : null;
    }
}
