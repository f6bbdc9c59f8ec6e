// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.SegmentationFolder;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.inference.TestFiles;

class MaskLabelsTest {
    @TempDir private Path folder;

    private TestResults test;

    @BeforeEach
    void makeResults() throws IOException {
        test = new TestResults(folder);
    }

    @Test
    void savesImageAndMaskUnderOneName() throws IOException {
        SavedLabel saved = save("a.png", mask(3));
        Path image = test.segmentation.resolve("images/a.png");
        Path label = test.segmentation.resolve("masks/a.png");
        assertEquals(label, saved.label());
        assertEquals(List.of(image, label), saved.written());
        assertArrayEquals(
                Files.readAllBytes(test.images.resolve("a.png")), Files.readAllBytes(image));
        assertMask(mask(3), label);
        assertEquals(List.of("images/a.png", "masks/a.png"), TestFiles.list(test.segmentation));
        assertEquals(1, SegmentationFolder.read(test.segmentation).labeled().size());
    }

    @Test
    void addsTheMaskOnlyWhereTheImageIsThereWithoutOne() throws IOException {
        Path image = test.segmentation.resolve("images/other name.png");
        Files.createDirectories(image.getParent());
        Files.copy(test.images.resolve("a.png"), image);
        SavedLabel saved = save("a.png", mask(3));
        assertEquals(List.of(test.segmentation.resolve("masks/other name.png")), saved.written());
        assertEquals(1, SegmentationFolder.read(test.segmentation).labeled().size());
    }

    @Test
    void doesNotCopyThePairThatIsThereAlready() throws IOException {
        save("a.png", mask(3));
        SavedLabel again = save("a.png", mask(3));
        assertEquals(SavedLabel.there(test.segmentation.resolve("masks/a.png")), again);
        assertEquals(2, TestFiles.list(test.segmentation).size());
    }

    @Test
    void keepsAnOlderMaskAndSaysSo() throws IOException {
        save("a.png", mask(3));
        SavedLabel second = save("a.png", mask(4));
        assertEquals(test.segmentation.resolve("masks/a-2.png"), second.label());
        assertTrue(second.message().contains("another mask"), second.message());
        assertMask(mask(3), test.segmentation.resolve("masks/a.png"));
        assertMask(mask(4), second.label());
        assertEquals(second.label(), save("a.png", mask(4)).label());
        assertEquals(2, SegmentationFolder.read(test.segmentation).labeled().size());
    }

    @Test
    void takesAFreeNameInBothFoldersWhateverTheCase() throws IOException {
        Path image = test.segmentation.resolve("images/A.tif");
        Path mask = test.segmentation.resolve("masks/a-2.BMP");
        TestFiles.gray(image, 5, 5);
        TestFiles.gray(mask, 5, 5);
        SavedLabel saved = save("a.png", mask(3));
        assertEquals(test.segmentation.resolve("masks/a-3.png"), saved.label());
        assertEquals(
                List.of("images/A.tif", "images/a-3.png", "masks/a-2.BMP", "masks/a-3.png"),
                TestFiles.list(test.segmentation));
    }

    @Test
    void savesNeitherIfOneCannotBe() throws IOException {
        Files.writeString(test.segmentation.resolve("masks"), "a file, not a folder");
        String message = assertThrows(IOException.class, () -> save("a.png", mask(3))).getMessage();
        assertTrue(message.contains("none of it"), message);
        assertEquals(List.of("masks"), TestFiles.list(test.segmentation));
        assertFalse(Files.exists(test.segmentation.resolve("images")));
    }

    @Test
    void saysThatAFolderCannotBeWrittenTo() throws IOException {
        Path file = Files.writeString(folder.resolve("no folder"), "");
        String message =
                assertThrows(IOException.class, () -> new StagedFiles(file).close()).getMessage();
        assertTrue(message.contains("Cannot write to the data folder " + file), message);
    }

    @Test
    void saysThatTheDataFolderIsGone() throws IOException {
        CorrectedLabels labels = labels();
        Files.delete(test.segmentation);
        String message =
                assertThrows(IOException.class, () -> labels.saveMask(test.find("a.png"), mask(3)))
                        .getMessage();
        assertTrue(
                message.contains("Cannot write to the data folder " + test.segmentation), message);
        assertFalse(Files.exists(test.segmentation));
    }

    @Test
    void savesASliceWithItsMask() throws IOException {
        save("films.tif#1", mask(2));
        save("films.tif#2", mask(3));
        assertEquals(
                List.of(
                        "images/films-slice1.tif",
                        "images/films-slice2.tif",
                        "masks/films-slice1.png",
                        "masks/films-slice2.png"),
                TestFiles.list(test.segmentation));
        assertMask(mask(3), test.segmentation.resolve("masks/films-slice2.png"));
    }

    @Test
    void refusesAMaskOfAnotherSize() throws IOException {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> save("a.png", ArrayImgs.unsignedBytes(20, 15)))
                        .getMessage();
        assertTrue(message.contains("mask 20 x 15, image 20 x 16"), message);
        assertEquals(List.of(), TestFiles.list(test.segmentation));
    }

    @Test
    void isTakenBackWholly() throws IOException {
        SavedLabel saved = save("a.png", mask(3));
        CorrectedLabels.remove(saved);
        assertEquals(List.of(), TestFiles.list(test.segmentation));
        assertFalse(Files.exists(test.segmentation.resolve("images")));
    }

    @Test
    void takingBackLeavesWhatWasThereBefore() throws IOException {
        save("a.png", mask(3));
        CorrectedLabels.remove(save("a.png", mask(3)));
        CorrectedLabels.remove(save("a.png", mask(4)));
        assertEquals(List.of("images/a.png", "masks/a.png"), TestFiles.list(test.segmentation));
    }

    @Test
    void saysWhyMasksAreNotSaved() throws IOException {
        CorrectedLabels none = new CorrectedLabels(null, test.classification);
        assertTrue(none.noMasks().contains("no segmentation folder"), none.noMasks());
        assertEquals("", labels().noMasks());
        assertThrows(
                IllegalArgumentException.class, () -> none.saveMask(test.find("a.png"), mask(3)));
    }

    @Test
    void refusesFoldersOfTheOtherKind() throws IOException {
        save("a.png", mask(3));
        Files.createDirectories(test.classification.resolve("A"));
        Files.createDirectories(test.classification.resolve("B"));
        Path masks = test.segmentation;
        Path classes = test.classification;
        for (Path[] swapped : new Path[][] {{null, masks}, {classes, null}}) {
            IOException refusal =
                    assertThrows(
                            IOException.class, () -> new CorrectedLabels(swapped[0], swapped[1]));
            assertTrue(refusal.getMessage().contains("looks like a "), refusal.getMessage());
        }
    }

    private CorrectedLabels labels() throws IOException {
        return new CorrectedLabels(test.segmentation, test.classification);
    }

    private SavedLabel save(String name, Img<UnsignedByteType> mask) throws IOException {
        return labels().saveMask(test.find(name), mask);
    }

    private static void assertMask(Img<UnsignedByteType> wanted, Path file) throws IOException {
        var other = wanted.cursor();
        for (UnsignedByteType pixel : MaskImage.read(file, file, 20, 16))
            assertEquals(other.next().get(), pixel.get());
    }

    /** Foreground in the first columns. */
    private static Img<UnsignedByteType> mask(int columns) {
        byte[] pixels = new byte[20 * 16];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i % 20 < columns ? 255 : 0);
        return ArrayImgs.unsignedBytes(pixels, 20, 16);
    }
}
