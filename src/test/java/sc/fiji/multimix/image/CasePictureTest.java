// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.Calibration;
import java.awt.Color;
import java.awt.image.BufferedImage;
import net.imglib2.RandomAccess;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;

class CasePictureTest {
    private static Img<UnsignedByteType> square(int from, int to) {
        Img<UnsignedByteType> mask = ArrayImgs.unsignedBytes(30, 20);
        RandomAccess<UnsignedByteType> pixel = mask.randomAccess();
        for (int y = from; y < to; y++)
            for (int x = from; x < to; x++) pixel.setPositionAndGet(x, y).set(255);
        return mask;
    }

    private static Img<FloatType> ramp() {
        float[] values = new float[30 * 20];
        for (int i = 0; i < values.length; i++) values[i] = i % 30;
        return ArrayImgs.floats(values, 30, 20);
    }

    @Test
    void bothBoundariesLieWhereTheMasksEnd() {
        BufferedImage picture = CasePicture.boundaries(ramp(), square(4, 12), square(6, 16), 600);
        assertEquals(600, picture.getWidth());
        assertEquals(400, picture.getHeight());
        // the reference's left side is at 4 of 30 pixels
        assertEquals(CasePicture.REFERENCE.getRGB(), picture.getRGB(4 * 20, 8 * 20));
        assertTrue(contains(picture, CasePicture.PREDICTION, 16 * 20));
        assertFalse(contains(picture, CasePicture.REFERENCE, 16 * 20));
    }

    /** Whether a column has a color. */
    private static boolean contains(BufferedImage picture, Color color, int x) {
        for (int y = 0; y < picture.getHeight(); y++)
            if (picture.getRGB(x, y) == color.getRGB()) return true;
        return false;
    }

    @Test
    void emptyMasksHaveNoBoundary() {
        BufferedImage picture = CasePicture.boundaries(ramp(), square(0, 0), square(0, 0), 300);
        for (int x = 0; x < 300; x++) {
            Color color = new Color(picture.getRGB(x, 100));
            assertEquals(color.getRed(), color.getGreen());
        }
    }

    @Test
    void aMapIsReducedByMeansAndASmallOneKept() {
        Img<FloatType> small = CasePicture.reduced(ramp(), 15);
        assertEquals(15, small.dimension(0));
        assertEquals(10, small.dimension(1));
        // the columns 12 and 13
        assertEquals(12.5, small.getAt(6, 5).get(), 1e-4);
        assertEquals(30, CasePicture.reduced(ramp(), 300).dimension(0));
    }

    @Test
    void saliencyIsBlackAtZeroAndWhiteFromTheHighValue() {
        BufferedImage picture = CasePicture.saliency(ramp(), 10, 30);
        assertEquals(0, picture.getRGB(0, 5) & 0xff00ff00 & 0xffffff);
        assertEquals(0xffffffff, picture.getRGB(20, 5));
    }

    @Test
    void pixelSizeIsThatOfTheCalibration() {
        Calibration calibration = new Calibration();
        assertFalse(PixelSize.of(calibration).calibrated());
        calibration.setUnit("mm");
        calibration.pixelWidth = 0.2;
        calibration.pixelHeight = 0.5;
        PixelSize size = PixelSize.of(calibration);
        assertEquals(new PixelSize(0.2, 0.5, "mm"), size);
        assertEquals(0.1, size.area(), 1e-12);
        calibration.pixelWidth = Double.NaN;
        assertEquals(PixelSize.PIXELS, PixelSize.of(calibration));
    }
}
