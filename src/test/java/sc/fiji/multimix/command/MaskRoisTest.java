// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.process.ImageProcessor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskRoisTest {
    @Test
    void partsAndHolesAreOneSelectionNamedLikeTheImage() {
        ImagePlus image = IJ.createImage("chest.tif", "8-bit black", 20, 10, 1);
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 20, 10, 1);
        fill(mask.getProcessor(), 2, 2, 5, 5, 255);
        fill(mask.getProcessor(), 4, 4, 1, 1, 0);
        fill(mask.getProcessor(), 12, 2, 4, 3, 255);
        List<Roi> rois = MaskRois.of(image, mask);
        assertEquals(1, rois.size());
        assertTrue(rois.get(0) instanceof ShapeRoi);
        assertEquals(5 * 5 - 1 + 4 * 3, rois.get(0).getContainedPoints().length);
        assertEquals("chest-mask", rois.get(0).getName());
        assertEquals(0, rois.get(0).getPosition());
    }

    @Test
    void slicesGiveTheirNameAndPositionAndEmptyOnesNothing() {
        ImagePlus image = IJ.createImage("chest.tif", "8-bit black", 20, 10, 4);
        image.getStack().setSliceLabel("left/old\nPatient data", 1);
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 20, 10, 4);
        for (int slice : new int[] {1, 3})
            fill(mask.getStack().getProcessor(slice), 2, 2, 5, 5, 255);
        List<Roi> rois = MaskRois.of(image, mask);
        assertEquals(2, rois.size());
        assertEquals("left_old-mask-1", rois.get(0).getName());
        assertEquals(1, rois.get(0).getPosition());
        assertEquals("chest-mask-3", rois.get(1).getName());
        assertEquals(3, rois.get(1).getPosition());
    }

    @Test
    void selectionsOfAHyperstackAreAtTheirChannelSliceAndFrame() {
        ImagePlus film = IJ.createHyperStack("film", 20, 10, 2, 3, 2, 8);
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 20, 10, 12);
        int index = film.getStackIndex(2, 3, 1);
        fill(mask.getStack().getProcessor(index), 0, 0, 3, 3, 255);
        Roi roi = MaskRois.of(film, mask).get(0);
        assertEquals(2, roi.getCPosition());
        assertEquals(3, roi.getZPosition());
        assertEquals(1, roi.getTPosition());
    }

    private static void fill(ImageProcessor mask, int x, int y, int width, int height, int value) {
        mask.setValue(value);
        mask.setRoi(x, y, width, height);
        mask.fill();
        mask.resetRoi();
    }
}
