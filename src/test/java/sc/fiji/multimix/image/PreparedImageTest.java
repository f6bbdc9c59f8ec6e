// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not a number never gets to the network: it sees 8-bit planes. */
class PreparedImageTest {
    private static final int SIDE = 16;
    private static final Preprocessing PREPROCESSING =
            new Preprocessing(SIDE, new IntensityScaling(0, 100));

    @TempDir private Path folder;

    private Path floats(float... pattern) {
        float[] pixels = new float[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) pixels[i] = pattern[i % pattern.length];
        Path file = folder.resolve("floats.tif");
        IJ.saveAsTiff(new ImagePlus("", new FloatProcessor(SIDE, SIDE, pixels)), file.toString());
        return file;
    }

    private static Set<Integer> grays(PreparedImage image) {
        Set<Integer> grays = new HashSet<>();
        for (UnsignedByteType pixel : image.image()) grays.add(pixel.get());
        return grays;
    }

    @Test
    void pixelsThatAreNoNumberBecomeTheDarkest() throws IOException {
        Path file = floats(Float.NaN, 1, Float.POSITIVE_INFINITY, 3, Float.NEGATIVE_INFINITY, 2);
        PreparedImage prepared = PreparedImage.read(file, PREPROCESSING);
        assertEquals(Set.of(0, 128, 255), grays(prepared));
        assertEquals(0, prepared.image().firstElement().get());
    }

    @Test
    void theLargestNumbersDoNotOverflow() throws IOException {
        Path file = floats(-Float.MAX_VALUE, 0, Float.MAX_VALUE);
        assertEquals(Set.of(0, 128, 255), grays(PreparedImage.read(file, PREPROCESSING)));
    }

    @Test
    void anImageOfNoNumberOrOneOnlyIsRefused() {
        for (float[] pattern :
                new float[][] {
                    {Float.NaN},
                    {Float.NaN, Float.POSITIVE_INFINITY},
                    {Float.NaN, 7},
                    {Float.MIN_VALUE}
                }) {
            Path file = floats(pattern);
            String message =
                    assertThrows(
                                    IOException.class,
                                    () -> PreparedImage.read(file, PREPROCESSING),
                                    () -> Arrays.toString(pattern))
                            .getMessage();
            assertTrue(message.contains(file.toString()), message);
        }
    }
}
