// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.ImgUtil;
import org.junit.jupiter.api.Test;

class ImageOperationTest {
    private static final List<ImageOperation> ALL = allOperations();

    private static List<ImageOperation> allOperations() {
        List<ImageOperation> operations = new ArrayList<>();
        for (OperationPool pool : OperationPool.values())
            for (int strength : new int[] {1, 5, 9}) {
                operations.add(pool.operation(strength, false));
                if (pool.hasDirection()) operations.add(pool.operation(strength, true));
            }
        operations.add(new FlipAndCrop(true, 0, 0));
        return operations;
    }

    @Test
    void keepsTheSizeOfAnyImageAndNeverModifiesIt() {
        int[][] sizes = {{8, 8}, {17, 9}, {64, 1}, {1, 64}, {2, 2}, {1, 1}};
        for (ImageOperation operation : ALL)
            for (int[] size : sizes) {
                Img<UnsignedByteType> image = TestImages.noise(size[0], size[1], 3);
                byte[] before = TestImages.bytes(image);
                Img<UnsignedByteType> result = operation.apply(image);
                assertArrayEquals(
                        image.dimensionsAsLongArray(),
                        result.dimensionsAsLongArray(),
                        operation::toString);
                assertArrayEquals(before, TestImages.bytes(image), operation::toString);
            }
    }

    @Test
    void givesTheSameForAnyKindOfImg() {
        Img<UnsignedByteType> image = TestImages.noise(13, 11, 4);
        Img<UnsignedByteType> cells =
                new CellImgFactory<>(new UnsignedByteType(), 5).create(13, 11);
        ImgUtil.copy(image, cells);
        for (ImageOperation operation : ALL)
            assertArrayEquals(
                    TestImages.bytes(operation.apply(image)),
                    TestImages.bytes(operation.apply(cells)),
                    operation::toString);
    }

    @Test
    void refusesOtherThanTwoDimensions() {
        for (ImageOperation operation : ALL)
            if (operation != ImageOperation.IDENTITY) {
                Exception error =
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> operation.apply(ArrayImgs.unsignedBytes(8, 8, 3)));
                assertTrue(error.getMessage().contains("3 dimensions"), error.getMessage());
            }
    }

    @Test
    void leavesFlatImagesFlatWithoutAGeometricOperation() {
        Img<UnsignedByteType> flat = TestImages.of(3, 2, 77, 77, 77, 77, 77, 77);
        assertArrayEquals(TestImages.bytes(flat), apply(new AutoContrast(), flat));
        assertArrayEquals(TestImages.bytes(flat), apply(new Equalize(), flat));
        assertArrayEquals(TestImages.bytes(flat), apply(new Contrast(0.5f), flat));
        assertArrayEquals(TestImages.bytes(flat), apply(new Sharpness(0.5f), flat));
        assertArrayEquals(new int[] {38, 38}, values(new Brightness(0.5f), 77, 77));
    }

    @Test
    void stretchesTheContrastToTheWholeRange() {
        assertArrayEquals(new int[] {0, 127, 255}, values(new AutoContrast(), 10, 20, 30));
    }

    @Test
    void keepsTheHighestBits() {
        assertArrayEquals(
                new int[] {240, 112, 0}, values(new Posterize(4), 0b11111111, 0b01111010, 15));
    }

    @Test
    void invertsFromTheThresholdOn() {
        assertArrayEquals(new int[] {0, 127, 127, 0}, values(new Solarize(128), 0, 127, 128, 255));
        assertArrayEquals(new int[] {0, 128, 255}, values(new Solarize(256), 0, 128, 255));
    }

    @Test
    void changesNothingAtFactorOneOrAngleZero() {
        Img<UnsignedByteType> image = TestImages.noise(9, 8, 5);
        List<ImageOperation> neutral =
                List.of(
                        new Brightness(1),
                        new Contrast(1),
                        new Sharpness(1),
                        new Posterize(8),
                        new Rotate(0),
                        new Shear(0, 0),
                        new Translate(0, 0),
                        new FlipAndCrop(false, 0, 0));
        for (ImageOperation operation : neutral)
            assertArrayEquals(
                    TestImages.bytes(image), apply(operation, image), operation::toString);
    }

    @Test
    void translatesToTheLeftAndUpwardAndFillsWithZero() {
        Img<UnsignedByteType> image = TestImages.of(3, 2, 1, 2, 3, 4, 5, 6);
        assertArrayEquals(
                new int[] {2, 3, 0, 5, 6, 0},
                TestImages.values(new Translate(0.34, 0).apply(image)));
        assertArrayEquals(
                new int[] {0, 0, 0, 1, 2, 3},
                TestImages.values(new Translate(0, -0.5).apply(image)));
        assertArrayEquals(new int[6], TestImages.values(new Translate(2, 0).apply(image)));
    }

    @Test
    void rotatesCounterclockwise() {
        Img<UnsignedByteType> image = TestImages.noise(8, 8, 6);
        int[] values = TestImages.values(image);
        int[] rotated = TestImages.values(new Rotate(90).apply(image));
        for (int y = 0; y < 8; y++)
            for (int x = 0; x < 8; x++)
                // one gray level: the dropped fraction of an inexact cosine
                assertEquals(
                        values[x * 8 + 7 - y],
                        rotated[y * 8 + x],
                        1,
                        String.format(Locale.ROOT, "(%d, %d)", x, y));
    }

    @Test
    void flipsThenCropsOutOfTheReflectedImage() {
        Img<UnsignedByteType> image = TestImages.of(4, 1, 1, 2, 3, 4);
        assertArrayEquals(
                new int[] {3, 2, 1, 2},
                TestImages.values(new FlipAndCrop(false, -2, 0).apply(image)));
        assertArrayEquals(
                new int[] {3, 2, 1, 2},
                TestImages.values(new FlipAndCrop(true, 1, 0).apply(image)));
        Img<UnsignedByteType> column = TestImages.of(1, 3, 1, 2, 3);
        assertArrayEquals(
                new int[] {3, 2, 1}, TestImages.values(new FlipAndCrop(false, 0, 2).apply(column)));
    }

    @Test
    void refusesParametersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new Posterize(0));
        assertThrows(IllegalArgumentException.class, () -> new Posterize(9));
        assertThrows(IllegalArgumentException.class, () -> new Solarize(257));
        assertThrows(IllegalArgumentException.class, () -> new Brightness(-0.1f));
        assertThrows(IllegalArgumentException.class, () -> new Contrast(Float.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Sharpness(1 / 0f));
        Img<UnsignedByteType> image = TestImages.noise(8, 8, 1);
        assertThrows(
                IllegalArgumentException.class, () -> new FlipAndCrop(false, 8, 0).apply(image));
    }

    private static byte[] apply(ImageOperation operation, Img<UnsignedByteType> image) {
        return TestImages.bytes(operation.apply(image));
    }

    private static int[] values(ImageOperation operation, int... row) {
        return TestImages.values(operation.apply(TestImages.of(row.length, 1, row)));
    }
}
