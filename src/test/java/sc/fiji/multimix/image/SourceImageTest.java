// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceImageTest {
    @TempDir private Path folder;

    @Test
    void savesTheResultsOfASingleImage() throws IOException {
        Path file = folder.resolve("a.b.png");
        ResultFiles.savePng(gradient(), file);
        SourceImage source = SourceImage.open(file);
        assertEquals(1, source.slices());
        assertEquals(4, source.width());
        assertEquals(2, source.height());
        Path mask = source.saveMask(List.of(mask()), folder.resolve("masks/a.b"));
        assertEquals(folder.resolve("masks/a.b.png"), mask);
        assertArrayEquals(
                new byte[] {0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255},
                (byte[]) ImageFile.open(mask).getProcessor().getPixels());
        Path overlay =
                SourceImage.saveOverlay(
                        source.graySlice(1), mask(), folder.resolve("overlays/a.b"));
        assertEquals(folder.resolve("overlays/a.b.png"), overlay);
        ImageProcessor picture = ImageFile.open(overlay).getProcessor().convertToRGB();
        assertEquals(Outline.COLOR.getRGB(), picture.get(3, 0) | 0xff000000);
        Path saliency =
                source.saveSaliency(
                        List.of(ArrayImgs.floats(new float[] {0, 1, 2, 3, 4, 5, 6, 1e-7f}, 4, 2)),
                        folder.resolve("saliency/a.b"));
        ImagePlus map = ImageFile.open(saliency);
        assertEquals(1e-7f, map.getProcessor().getf(3, 1));
        assertTrue(map.getProcessor().isColorLut());
    }

    @Test
    void savesTheResultsOfAStack() throws IOException {
        ImageStack stack = new ImageStack();
        stack.addSlice("one", gradient());
        stack.addSlice("two", gradient());
        SourceImage source = SourceImage.of(new ImagePlus("s", stack));
        List<Img<UnsignedByteType>> masks = List.of(mask(), mask());
        ImagePlus mask = ImageFile.open(source.saveMask(masks, folder.resolve("m")));
        assertEquals(2, mask.getStackSize());
        assertEquals("two", mask.getStack().getSliceLabel(2));
        ImagePlus overlay = ImageFile.open(source.saveOverlay(masks, folder.resolve("o")));
        assertEquals(2, overlay.getStackSize());
        assertEquals(24, overlay.getBitDepth());
    }

    @Test
    void savesTheGrayValuesOfASliceWithTheSizeOfItsPixels() throws IOException {
        ImageStack stack = new ImageStack();
        stack.addSlice("one", new ByteProcessor(4, 2));
        stack.addSlice("0010,0010 Patient: Doe", gradient());
        ImagePlus image = new ImagePlus("Doe", stack);
        image.setProperty("Info", "Patient: Doe");
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().setUnit("mm");
        image.getCalibration().info = "Doe";
        Path file = SourceImage.of(image).saveGray(2, folder.resolve("s"));
        assertEquals(folder.resolve("s.tif"), file);
        ImagePlus saved = ImageFile.open(file);
        assertEquals(1, saved.getStackSize());
        assertArrayEquals(
                new float[] {0, 1, 2, 3, 4, 5, 6, 7}, (float[]) saved.getProcessor().getPixels());
        assertEquals(0.25, saved.getCalibration().pixelWidth);
        assertEquals("mm", saved.getCalibration().getUnit());
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("Doe"));
    }

    @Test
    void grayValuesOfDicomStayAsTheyAreShown() throws IOException {
        Path dicom = folder.resolve("a.dcm");
        for (String kind : new String[] {"MONOCHROME1", "MONOCHROME2"}) {
            Files.write(dicom, TestDicom.of(kind, "1", "-10", 0, 1000, 4000));
            SourceImage source = SourceImage.open(dicom);
            Path file = source.saveGray(1, folder.resolve(kind));
            var wanted = source.gray(1).cursor();
            for (var pixel : SourceImage.open(file).gray(1))
                assertEquals(wanted.next().get(), pixel.get());
        }
    }

    @Test
    void isNotPreparedForTrainingFromAStack() throws IOException {
        ImageStack stack = new ImageStack();
        stack.addSlice(gradient());
        stack.addSlice(gradient());
        Path file = folder.resolve("stack.tif");
        ResultFiles.saveTiff(new ImagePlus("s", stack), file);
        Preprocessing preprocessing = new Preprocessing(16, IntensityScaling.DEFAULTS);
        String message =
                assertThrows(IOException.class, () -> PreparedImage.read(file, preprocessing))
                        .getMessage();
        assertTrue(message.contains("2 slices") && message.contains(file.toString()), message);
    }

    private static ByteProcessor gradient() {
        return new ByteProcessor(4, 2, new byte[] {0, 1, 2, 3, 4, 5, 6, 7});
    }

    private static Img<UnsignedByteType> mask() {
        byte[] pixels = {0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255};
        return ArrayImgs.unsignedBytes(pixels, 4, 2);
    }
}
