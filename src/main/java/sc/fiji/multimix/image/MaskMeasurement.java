// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

/**
 * Size of a mask's foreground. All is 0 for an empty mask.
 *
 * <p>The perimeter is the one that ImageJ's {@code Analyze > Measure} finds for the same selection:
 * the pixels' edges, each corner replaced by its diagonal (that of no pixel edge twice), in all
 * parts and around holes too; of a single rectangle the edges as they are. Without the diagonals
 * that of a disk would be 27 % too long; with them it is about 5 %. Pixels need not be square.
 *
 * @param area in the square of the unit
 * @param fraction of the image's pixels, in [0, 1]
 * @param perimeter in the unit
 * @param unit of lengths, {@link PixelSize#PIXEL} if the image has no calibration
 */
public record MaskMeasurement(double area, double fraction, double perimeter, String unit) {
    /**
     * Measures one slice.
     *
     * @param mask with its calibration
     * @param slice index in the stack from 1; 8-bit, foreground above 127
     */
    public static MaskMeasurement of(ImagePlus mask, int slice) {
        ByteProcessor pixels = (ByteProcessor) mask.getStack().getProcessor(slice);
        PixelSize size = PixelSize.of(mask.getCalibration());
        int foreground = 0;
        for (int i = 0; i < pixels.getPixelCount(); i++) if (pixels.get(i) > 127) foreground++;
        return new MaskMeasurement(
                foreground * size.area(),
                (double) foreground / pixels.getPixelCount(),
                perimeter(pixels, size),
                size.unit());
    }

    private static double perimeter(ByteProcessor pixels, PixelSize size) {
        Roi outline = Outline.of(pixels);
        if (outline == null) return 0;
        ImagePlus measured = new ImagePlus("", pixels); // a ROI takes the pixel size of its image
        Calibration calibration = new Calibration();
        calibration.pixelWidth = size.width();
        calibration.pixelHeight = size.height();
        measured.setCalibration(calibration);
        outline.setImage(measured);
        return outline.getLength();
    }
}
