// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Pixels (X, Y) to arrays (N, C, H, W) and back. Gray values 0..255 stand for [-1, 1]. */
public final class ImageTensors {
    private static final float HALF_RANGE = 127.5f;

    private ImageTensors() {}

    /**
     * Images as the network takes them.
     *
     * @param images each of resolution × resolution pixels, gray values 0..255
     * @return (N, 1, H, W), float32, in [-1, 1]
     */
    public static NDArray images(
            NDManager manager,
            List<? extends RandomAccessibleInterval<UnsignedByteType>> images,
            int resolution) {
        byte[] gray = new byte[images.size() * resolution * resolution];
        int i = 0;
        for (RandomAccessibleInterval<UnsignedByteType> image : images) {
            if (image.dimension(0) != resolution || image.dimension(1) != resolution)
                throw new IllegalArgumentException(
                        "The network takes images of "
                                + resolution
                                + " × "
                                + resolution
                                + " pixels, but got "
                                + image.dimension(0)
                                + " × "
                                + image.dimension(1)
                                + ".");
            for (UnsignedByteType pixel : Views.flatIterable(image)) gray[i++] = pixel.getByte();
        }
        return images(manager, gray, resolution);
    }

    /**
     * Images as the network takes them.
     *
     * @param gray values 0..255 as unsigned bytes, image after image, row after row
     * @return (N, 1, H, W), float32, in [-1, 1]
     */
    public static NDArray images(NDManager manager, byte[] gray, int resolution) {
        float[] values = new float[gray.length];
        for (int i = 0; i < gray.length; i++) values[i] = (gray[i] & 0xff) / HALF_RANGE - 1;
        return manager.create(values, planes(gray.length, resolution));
    }

    /**
     * Masks as the loss takes them.
     *
     * @param foreground 1 and 0, mask after mask, row after row
     * @return (N, 1, H, W), float32, 0 or 1
     */
    public static NDArray masks(NDManager manager, byte[] foreground, int resolution) {
        float[] values = new float[foreground.length];
        for (int i = 0; i < foreground.length; i++) values[i] = foreground[i];
        return manager.create(values, planes(foreground.length, resolution));
    }

    /** Class indices (N), int64. */
    public static NDArray labels(NDManager manager, int[] labels) {
        return manager.create(labels).toType(DataType.INT64, false);
    }

    /**
     * One plane of an array as an image.
     *
     * @param planes (N, 1, H, W), float32
     * @param index which of the N
     * @return W × H pixels
     */
    public static Img<FloatType> plane(NDArray planes, int index) {
        Shape shape = planes.getShape();
        try (NDArray plane = planes.get(index)) {
            return ArrayImgs.floats(plane.toFloatArray(), shape.get(3), shape.get(2));
        }
    }

    /**
     * The foreground of one plane of mask logits: where the probability is at least 0.5.
     *
     * @param logits (N, 1, H, W), float32
     * @param index which of the N
     * @return W × H pixels, 255 foreground, 0 background
     */
    public static Img<UnsignedByteType> foreground(NDArray logits, int index) {
        Shape shape = logits.getShape();
        try (NDArray plane = logits.get(index)) {
            float[] values = plane.toFloatArray();
            byte[] mask = new byte[values.length];
            for (int i = 0; i < values.length; i++) mask[i] = (byte) (values[i] >= 0 ? 255 : 0);
            return ArrayImgs.unsignedBytes(mask, shape.get(3), shape.get(2));
        }
    }

    private static Shape planes(int values, int resolution) {
        return new Shape(
                (long) values / ((long) resolution * resolution), 1, resolution, resolution);
    }
}
