// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.measure.Measurements;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import ij.process.ByteProcessor;
import org.junit.jupiter.api.Test;

class MaskMeasurementTest {
    private final ByteProcessor mask = new ByteProcessor(40, 20);

    @Test
    void rectangleByHand() {
        fill(3, 2, 10, 5);
        MaskMeasurement pixels = MaskMeasurement.of(new ImagePlus("", mask), 1);
        assertEquals(new MaskMeasurement(50, 50 / 800.0, 30, "pixel"), pixels);
        MaskMeasurement found = MaskMeasurement.of(calibrated(0.5, 0.25), 1);
        assertEquals(50 * 0.5 * 0.25, found.area(), 1e-12);
        assertEquals(2 * (10 * 0.5 + 5 * 0.25), found.perimeter(), 1e-12);
        assertEquals("mm", found.unit());
        assertEquals(50 / 800.0, found.fraction());
    }

    @Test
    void cornersOfOtherShapesAreDiagonals() {
        fill(3, 2, 10, 5);
        fill(20, 2, 4, 4);
        double corner = 0.5 + 0.25 - Math.hypot(0.5, 0.25);
        assertEquals(
                2 * (14 * 0.5 + 9 * 0.25) - 8 * corner,
                MaskMeasurement.of(calibrated(0.5, 0.25), 1).perimeter(),
                1e-9);
    }

    @Test
    void aHoleAddsItsEdgeAndTakesItsArea() {
        fill(3, 2, 10, 8);
        for (int y = 4; y < 7; y++) for (int x = 5; x < 9; x++) mask.set(x, y, 0);
        MaskMeasurement found = MaskMeasurement.of(new ImagePlus("", mask), 1);
        assertEquals(80 - 12, found.area());
        assertEquals(36 + 14 - 8 * (2 - Math.sqrt(2)), found.perimeter(), 1e-9);
    }

    @Test
    void anEmptyMaskIsZero() {
        assertEquals(
                new MaskMeasurement(0, 0, 0, "mm"), MaskMeasurement.of(calibrated(0.5, 0.25), 1));
    }

    @Test
    void agreesWithImageJsOwnMeasurementOfTheSelection() {
        for (int y = 0; y < 20; y++)
            for (int x = 0; x < 40; x++)
                if ((Math.hypot(x - 12, y - 9) <= 8 && Math.hypot(x - 10, y - 8) > 2)
                        || Math.hypot(x - 30, y - 10) < 6) mask.set(x, y, 255);
        ImagePlus image = calibrated(0.5, 0.25);
        image.setRoi(Outline.of(mask));
        ResultsTable table = new ResultsTable();
        new Analyzer(image, Measurements.AREA | Measurements.PERIMETER, table).measure();
        MaskMeasurement found = MaskMeasurement.of(image, 1);
        assertEquals(table.getValue("Area", 0), found.area(), 1e-9);
        assertEquals(table.getValue("Perim.", 0), found.perimeter(), 1e-9);
    }

    @Test
    void measuresTheSliceAskedFor() {
        ImageStack stack = new ImageStack();
        stack.addSlice(new ByteProcessor(40, 20));
        fill(0, 0, 40, 20);
        stack.addSlice(mask);
        ImagePlus image = new ImagePlus("", stack);
        assertEquals(0, MaskMeasurement.of(image, 1).fraction());
        assertEquals(1, MaskMeasurement.of(image, 2).fraction());
        assertEquals(120, MaskMeasurement.of(image, 2).perimeter());
    }

    private ImagePlus calibrated(double width, double height) {
        ImagePlus image = new ImagePlus("", mask);
        Calibration calibration = image.getCalibration();
        calibration.pixelWidth = width;
        calibration.pixelHeight = height;
        calibration.setUnit("mm");
        return image;
    }

    private void fill(int x, int y, int width, int height) {
        mask.setValue(255);
        mask.setRoi(x, y, width, height);
        mask.fill();
        mask.resetRoi();
    }
}
