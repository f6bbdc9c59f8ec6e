// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import java.util.List;
import net.imglib2.img.array.ArrayImgs;
import org.junit.jupiter.api.Test;

class LabeledMapsTest {
    private static ImagePlus source(String... labels) {
        ImageStack stack = new ImageStack();
        for (String label : labels) stack.addSlice(label, new ByteProcessor(4, 3));
        ImagePlus source = new ImagePlus("film.png", stack);
        source.getCalibration().pixelWidth = 0.2;
        source.getCalibration().setUnit("mm");
        return source;
    }

    private static ImagePlus maps(ImagePlus source, int perSlice) {
        LabeledMaps maps = new LabeledMaps(source);
        for (int i = 0; i < perSlice * source.getStackSize(); i++)
            maps.add(ArrayImgs.floats(4, 3), "map " + i);
        return maps.image("maps");
    }

    @Test
    void anImageBecomesAStackOfItsMaps() {
        ImagePlus result = maps(source((String) null), 3);
        assertArrayEquals(new int[] {4, 3, 1, 3, 1}, result.getDimensions());
        assertEquals(32, result.getBitDepth());
        assertEquals("map 2", result.getStack().getSliceLabel(3));
        assertEquals(0, result.getDisplayRangeMin());
        assertEquals(1, result.getDisplayRangeMax());
        assertTrue(result.getProcessor().isColorLut());
        assertEquals(0.2, result.getCalibration().pixelWidth);
        assertEquals("mm", result.getCalibration().getUnit());
    }

    @Test
    void slicesOfAStackBecomeFrames() {
        ImagePlus result = maps(source(null, "b"), 3);
        assertArrayEquals(new int[] {4, 3, 1, 3, 2}, result.getDimensions());
        assertTrue(result.isHyperStack());
        int index = result.getStackIndex(1, 2, 2); // the second map of the second slice
        assertEquals("map 4", result.getStack().getSliceLabel(index));
    }

    @Test
    void slicesAreNamedWithoutWhatFollowsTheFirstLine() {
        assertEquals(List.of("film.png"), LabeledMaps.names(source((String) null)));
        assertEquals(
                List.of("slice 1", "slice 2 (IM7)"),
                LabeledMaps.names(source(null, "IM7\n0010,0010  Patient's Name: Doe")));
    }
}
