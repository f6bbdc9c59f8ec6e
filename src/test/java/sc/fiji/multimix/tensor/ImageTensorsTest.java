// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class ImageTensorsTest {
    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    /** Rows from top to bottom. */
    private static Img<UnsignedByteType> image(int width, int... gray) {
        byte[] pixels = new byte[gray.length];
        for (int i = 0; i < gray.length; i++) pixels[i] = (byte) gray[i];
        return ArrayImgs.unsignedBytes(pixels, width, gray.length / width);
    }

    @Test
    void grayValuesBecomeMinusOneToOne() {
        NDArray array = ImageTensors.images(manager, List.of(image(2, 0, 51, 204, 255)), 2);
        assertEquals(new Shape(1, 1, 2, 2), array.getShape());
        assertEquals(DataType.FLOAT32, array.getDataType());
        assertArrayEquals(new float[] {-1, -0.6f, 0.6f, 1}, array.toFloatArray(), 1e-6f);
    }

    @Test
    void rowsAreHeightAndColumnsWidth() {
        Img<UnsignedByteType> image = image(2, 0, 255, 0, 0); // white at x = 1, y = 0
        NDArray array = ImageTensors.images(manager, List.of(image), 2);
        assertEquals(1f, array.getFloat(0, 0, 0, 1));
        assertEquals(-1f, array.getFloat(0, 0, 1, 0));
    }

    @Test
    void imagesFollowEachOtherInTheBatch() {
        NDArray array =
                ImageTensors.images(
                        manager, List.of(image(2, 0, 0, 0, 0), image(2, 255, 255, 255, 255)), 2);
        assertEquals(new Shape(2, 1, 2, 2), array.getShape());
        assertArrayEquals(new float[] {-1, -1, -1, -1, 1, 1, 1, 1}, array.toFloatArray());
    }

    @Test
    void viewsAreReadInTheirOwnOrder() {
        RandomAccessibleInterval<UnsignedByteType> turned =
                Views.rotate(image(2, 0, 255, 0, 0), 0, 1);
        float[] expected = new float[4];
        int i = 0;
        for (UnsignedByteType pixel : Views.flatIterable(turned))
            expected[i++] = pixel.get() == 255 ? 1 : -1;
        NDArray array = ImageTensors.images(manager, List.of(Views.zeroMin(turned)), 2);
        assertArrayEquals(expected, array.toFloatArray());
    }

    @Test
    void bytesAndImagesGiveTheSame() {
        byte[] gray = {0, 1, 127, -128, -1, 5, 6, 7, 100};
        assertArrayEquals(
                ImageTensors.images(manager, List.of(ArrayImgs.unsignedBytes(gray, 3, 3)), 3)
                        .toFloatArray(),
                ImageTensors.images(manager, gray, 3).toFloatArray());
    }

    @Test
    void anotherSizeIsAnErrorThatNamesBoth() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        ImageTensors.images(
                                                manager, List.of(image(3, 1, 2, 3, 4, 5, 6)), 2))
                        .getMessage();
        assertTrue(message.contains("2 × 2"), message);
        assertTrue(message.contains("3 × 2"), message);
    }

    @Test
    void masksBecomeZeroAndOne() {
        NDArray array = ImageTensors.masks(manager, new byte[] {0, 1, 1, 0, 1, 1, 1, 1}, 2);
        assertEquals(new Shape(2, 1, 2, 2), array.getShape());
        assertEquals(DataType.FLOAT32, array.getDataType());
        assertArrayEquals(new float[] {0, 1, 1, 0, 1, 1, 1, 1}, array.toFloatArray());
    }

    @Test
    void labelsAreInt64() {
        NDArray array = ImageTensors.labels(manager, new int[] {2, 0, 1});
        assertEquals(new Shape(3), array.getShape());
        assertArrayEquals(new long[] {2, 0, 1}, array.toLongArray());
    }

    @Test
    void planeIsTheChosenImage() {
        float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        NDArray planes = manager.create(values, new Shape(2, 1, 2, 3));
        Img<FloatType> plane = ImageTensors.plane(planes, 1);
        assertArrayEquals(new long[] {3, 2}, plane.dimensionsAsLongArray());
        assertEquals(6, plane.getAt(0, 0).get());
        assertEquals(8, plane.getAt(2, 0).get());
        assertEquals(9, plane.getAt(0, 1).get());
    }

    @Test
    void foregroundBeginsAtProbabilityOneHalf() {
        float[] logits = {9, 9, 9, 9, 9, 9, -0.001f, 0, 0.001f, -100, 100, Float.NaN};
        NDArray planes = manager.create(logits, new Shape(2, 1, 2, 3));
        Img<UnsignedByteType> mask = ImageTensors.foreground(planes, 1);
        assertArrayEquals(new long[] {3, 2}, mask.dimensionsAsLongArray());
        int[] expected = {0, 255, 255, 0, 255, 0};
        for (int i = 0; i < expected.length; i++)
            assertEquals(expected[i], mask.getAt(i % 3, i / 3).get(), "pixel " + i);
    }

    @Test
    void imageComesBackUnchanged() {
        Img<UnsignedByteType> image = image(3, 0, 10, 20, 30, 128, 200, 253, 254, 255);
        NDArray array = ImageTensors.images(manager, List.of(image), 3);
        Img<FloatType> plane = ImageTensors.plane(array, 0);
        for (int y = 0; y < 3; y++)
            for (int x = 0; x < 3; x++)
                assertEquals(
                        image.getAt(x, y).get(),
                        Math.round((plane.getAt(x, y).get() + 1) * 127.5f));
    }
}
