// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import org.junit.jupiter.api.Test;

class ResultOverlayTest {
    private final ImagePlus image = IJ.createImage("image", "8-bit black", 10, 8, 3);

    @Test
    void addsTheOutlineOfEachSliceToWhatIsThere() {
        Overlay before = new Overlay(new Roi(0, 0, 2, 2));
        image.setOverlay(before);
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 10, 8, 3);
        fill(mask, 1, new Rectangle(1, 2, 3, 4));
        fill(mask, 3, new Rectangle(5, 0, 5, 8));
        ResultOverlay.putOutline(image, mask, 100);
        assertSame(before, image.getOverlay());
        assertEquals(3, before.size()); // the empty mask of slice 2 has no outline
        assertEquals(new Rectangle(1, 2, 3, 4), before.get(1).getBounds());
        assertEquals(1, before.get(1).getPosition());
        assertEquals(new Rectangle(5, 0, 5, 8), before.get(2).getBounds());
        assertEquals(3, before.get(2).getPosition());
    }

    @Test
    void takesThePlaceOfTheOutlineBeforeButNotOfWhatTheUserDrew() {
        Roi drawn = new Roi(0, 0, 2, 2);
        drawn.setName("mine");
        image.setOverlay(new Overlay(drawn));
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 10, 8, 3);
        fill(mask, 1, new Rectangle(1, 2, 3, 4));
        ResultOverlay.putColors(image, IJ.createImage("map", "32-bit ramp", 10, 8, 3), 30);
        ResultOverlay.putOutline(image, mask, 100);
        ResultOverlay.putOutline(image, mask, 20);
        Overlay overlay = image.getOverlay();
        assertEquals(5, overlay.size()); // mine, three maps, one outline
        assertEquals("mine", overlay.get(0).getName());
        assertEquals(51, overlay.get(4).getStrokeColor().getAlpha());
        ResultOverlay.putColors(image, IJ.createImage("map", "32-bit ramp", 10, 8, 3), 75);
        assertEquals(5, overlay.size());
        assertEquals(0.75, ((ImageRoi) overlay.get(4)).getOpacity());
    }

    @Test
    void aPreviewLeavesTheOverlayBeforeAsItIs() {
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 10, 8, 3);
        fill(mask, 2, new Rectangle(1, 2, 3, 4));
        ResultOverlay.putOutline(image, mask, 100);
        Overlay before = image.getOverlay();
        fill(mask, 2, new Rectangle(0, 0, 5, 5));
        Overlay shown =
                ResultOverlay.withOutline(before, image, 3, mask.getStack().getProcessor(2), 50);
        assertEquals(1, shown.size());
        assertEquals(3, shown.get(0).getPosition());
        assertEquals(new Rectangle(0, 0, 5, 6), shown.get(0).getBounds());
        assertEquals(1, before.size());
        assertEquals(new Rectangle(1, 2, 3, 4), before.get(0).getBounds());
        assertEquals(
                1,
                ResultOverlay.withOutline(null, image, 1, mask.getStack().getProcessor(2), 50)
                        .size());
    }

    @Test
    void outlineOfASingleImageHasNoPosition() {
        ImagePlus single = IJ.createImage("image", "8-bit black", 10, 8, 1);
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 10, 8, 1);
        fill(mask, 1, new Rectangle(1, 2, 3, 4));
        ResultOverlay.putOutline(single, mask, 100);
        assertEquals(0, single.getOverlay().get(0).getPosition());
    }

    @Test
    void outlineOfAHyperstackIsAtItsChannelSliceAndFrame() {
        ImagePlus film = IJ.createImage("film", "8-bit black", 10, 8, 4);
        film.setDimensions(1, 2, 2);
        film.setOpenAsHyperStack(true);
        ImagePlus mask = IJ.createImage("mask", "8-bit black", 10, 8, 4);
        fill(mask, 3, new Rectangle(1, 2, 3, 4));
        ResultOverlay.putOutline(film, mask, 100);
        assertEquals(1, film.getOverlay().get(0).getZPosition());
        assertEquals(2, film.getOverlay().get(0).getTPosition());
    }

    @Test
    void colorsCoverTheImage() {
        ImagePlus map = IJ.createImage("map", "32-bit ramp", 10, 8, 3);
        ResultOverlay.putColors(image, map, 40);
        assertEquals(3, image.getOverlay().size());
        assertEquals(new Rectangle(0, 0, 10, 8), image.getOverlay().get(2).getBounds());
    }

    private static void fill(ImagePlus mask, int slice, Rectangle area) {
        ImageProcessor pixels = mask.getStack().getProcessor(slice);
        pixels.setValue(255);
        pixels.setRoi(area);
        pixels.fill();
    }
}
