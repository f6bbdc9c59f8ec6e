// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.TextRoi;
import ij.process.FloatProcessor;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.ExplainedImage;
import sc.fiji.multimix.explanation.ExplainedSlice;
import sc.fiji.multimix.explanation.Explanation;
import sc.fiji.multimix.explanation.MaskShare;

class ExplanationOverlayTest {
    private static final int SIDE = 60;

    private static ExplainedImage explained(double... inside) {
        byte[] mask = new byte[SIDE * SIDE];
        for (int i = SIDE * 20; i < SIDE * 40; i++) mask[i] = (byte) 255;
        Img<UnsignedByteType> band = ArrayImgs.unsignedBytes(mask, SIDE, SIDE);
        Img<FloatType> map = ArrayImgs.floats(SIDE, SIDE);
        ImageStack stack = new ImageStack();
        List<Explanation> explanations = new java.util.ArrayList<>();
        for (double share : inside) {
            stack.addSlice(new FloatProcessor(SIDE, SIDE));
            explanations.add(
                    new Explanation("Gradient", map, 1, new MaskShare(share, 1 / 3., 1), 0));
        }
        return new ExplainedImage(
                new ImagePlus("maps", stack),
                List.of(new ExplainedSlice("PNEUMONIA", 0.9, band, "", explanations)));
    }

    @Test
    void barStandsOnTheSliceWhoseEvidenceLiesOutside() {
        ExplainedImage explained = explained(0.9, 0.324);
        ExplanationOverlay.add(explained, false);
        Overlay overlay = explained.maps().getOverlay();
        assertEquals(1, overlay.size());
        assertEquals(2, overlay.get(0).getPosition());
        assertEquals("OUTSIDE THE MASK: 32 % inside", ((TextRoi) overlay.get(0)).getText().strip());
        assertEquals(0, overlay.get(0).getBounds().y);
    }

    @Test
    void outlineStandsOnEverySlice() {
        ExplainedImage explained = explained(0.9, 0.8);
        ExplanationOverlay.add(explained, true);
        Overlay overlay = explained.maps().getOverlay();
        assertEquals(2, overlay.size());
        for (int i = 0; i < 2; i++) {
            assertEquals(i + 1, overlay.get(i).getPosition());
            assertEquals(new java.awt.Rectangle(0, 20, SIDE, 20), overlay.get(i).getBounds());
        }
    }

    @Test
    void nothingToSayLeavesNoOverlay() {
        ExplainedImage explained = explained(0.9);
        ExplanationOverlay.add(explained, false);
        assertNull(explained.maps().getOverlay());
    }
}
