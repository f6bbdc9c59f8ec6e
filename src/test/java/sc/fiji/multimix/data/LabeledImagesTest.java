// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class LabeledImagesTest {
    @TempDir private Path folder;

    private void files(String... names) throws IOException {
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @Test
    void segmentationCountsImagesWithAndWithoutMaskButNoOtherPart() throws IOException {
        files("images/a.png", "images/b.png", "images/c.png", "masks/b.png", "test/images/t.png");
        assertEquals(3, LabeledImages.segmentationCount(folder));
        assertEquals(1, LabeledImages.maskCount(folder));
    }

    @Test
    void classificationCountsUnlabeledImagesInAndBesideTheTrainingPart() throws IOException {
        files("train/A/a.png", "train/B/b.png", "train/B/c.png", "train/unlabeled/u.png");
        files("unlabeled/v.png", "unlabeled/w.png", "validation/A/x.png", "test/B/y.png");
        assertEquals(6, LabeledImages.classificationCount(folder));
        assertEquals(3, LabeledImages.labelCount(folder));
    }

    @Test
    void classificationWithoutPartsCountsItsUnlabeledImagesOnce() throws IOException {
        files("A/a.png", "B/b.png", "unlabeled/u.png");
        assertEquals(3, LabeledImages.classificationCount(folder));
    }

    @Test
    void aSegmentationFolderIsNoClassificationFolder() throws IOException {
        files("train/Images/a.png", "train/Masks/a.png", "train/unlabeled/u.png");
        files("images/a.png", "masks/a.png", "test/images/t.png", "test/masks/t.png");
        for (Path wrong : List.of(folder, folder.resolve("test")))
            assertSaysSegmentation(() -> TestImages.read(null, wrong, List.of("A", "B")));
        assertSaysSegmentation(() -> LabeledImages.classNames(folder)); // its part train
        assertSaysSegmentation(() -> ClassificationFolder.read(folder));
    }

    private static void assertSaysSegmentation(Executable reading) {
        String message = assertThrows(IOException.class, reading).getMessage();
        assertTrue(message.contains("looks like a segmentation folder"), message);
        assertTrue(message.contains("give it as segmentation"), message);
    }

    @Test
    void imagesMayBeAClassBesideOthers() throws IOException {
        files("images/a.png", "masks/a.png", "other/b.png");
        assertEquals(List.of("images", "masks", "other"), LabeledImages.classNames(folder));
    }

    @Test
    void aClassificationFolderIsNoSegmentationFolder() throws IOException {
        files("A/a.png", "B/b.png", "test/A/t.png");
        String message =
                assertThrows(IOException.class, () -> LabeledImages.maskCount(folder)).getMessage();
        assertTrue(message.contains("looks like a classification folder"), message);
        assertTrue(message.contains("(its subfolders are A, B): give it as classif"), message);
    }
}
