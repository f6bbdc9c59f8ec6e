// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.LUT;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class ResultImagesTest {
    @Test
    void carriesTheSpatialCalibrationOnly() {
        ImagePlus source = new ImagePlus("x-ray", new ByteProcessor(2, 1));
        Calibration calibration = source.getCalibration();
        calibration.pixelWidth = 0.143;
        calibration.pixelHeight = 0.144;
        calibration.xOrigin = 7;
        calibration.setUnit("mm");
        calibration.setFunction(Calibration.STRAIGHT_LINE, new double[] {-1000, 1}, "HU");
        ImagePlus result = ResultImages.floats("p", List.of(floats(0.25f, 1)), source);
        assertEquals(0.143, result.getCalibration().pixelWidth);
        assertEquals(0.144, result.getCalibration().pixelHeight);
        assertEquals(7, result.getCalibration().xOrigin);
        assertEquals("mm", result.getCalibration().getUnit());
        assertFalse(result.getCalibration().calibrated());
        assertTrue(source.getCalibration().calibrated());
        assertArrayEquals(new float[] {0.25f, 1}, (float[]) result.getProcessor().getPixels());
        assertEquals("p", result.getTitle());
        assertEquals(1, result.getDisplayRangeMax());
    }

    @Test
    void carriesLabelsAndDimensionsOfStacks() {
        ImageStack stack = new ImageStack();
        for (int i = 1; i <= 12; i++) stack.addSlice("slice " + i, new ByteProcessor(2, 1));
        ImagePlus source = new ImagePlus("x-ray", stack);
        source.setDimensions(2, 3, 2);
        source.setOpenAsHyperStack(true);
        List<Img<UnsignedByteType>> slices = new ArrayList<>();
        for (int i = 1; i <= 12; i++)
            slices.add(ArrayImgs.unsignedBytes(new byte[] {(byte) i, 0}, 2, 1));
        ImagePlus result = ResultImages.bytes("m", slices, source);
        assertArrayEquals(new int[] {2, 1, 2, 3, 2}, result.getDimensions());
        assertTrue(result.isHyperStack());
        assertEquals("slice 5", result.getStack().getSliceLabel(5));
        assertEquals(5, result.getStack().getProcessor(5).get(0, 0));
    }

    @Test
    void showsSaliencyInFireColorsUpToAHighPercentile() {
        float[] values = new float[1000];
        for (int i = 0; i < 1000; i++) values[i] = i;
        values[999] = 1e6f;
        ImagePlus source = new ImagePlus("x", new ByteProcessor(1000, 1));
        ImagePlus result =
                ResultImages.saliency("s", List.of(ArrayImgs.floats(values, 1000, 1)), source);
        assertEquals(0, result.getDisplayRangeMin());
        assertEquals(994, result.getDisplayRangeMax());
        LUT lut = result.getProcessor().getLut();
        assertTrue(lut.getRed(150) > lut.getBlue(150), "the middle of fire is red");
        assertTrue(lut.getBlue(40) > lut.getRed(10), "its start is blue");
    }

    @Test
    void showsSaliencyOfZeros() {
        ImagePlus source = new ImagePlus("x", new ByteProcessor(2, 1));
        assertEquals(
                1, ResultImages.saliency("s", List.of(floats(0, 0)), source).getDisplayRangeMax());
    }

    @Test
    void refusesAnotherNumberOfSlices() {
        ImagePlus source = new ImagePlus("x", new ByteProcessor(2, 1));
        List<Img<FloatType>> two = List.of(floats(0, 0), floats(0, 0));
        assertThrows(IllegalArgumentException.class, () -> ResultImages.floats("p", two, source));
    }

    private static Img<FloatType> floats(float... values) {
        return ArrayImgs.floats(values, values.length, 1);
    }
}
