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
import org.junit.jupiter.api.io.TempDir;

class TestImagesTest {
    private static final List<String> CLASSES = List.of("NORMAL", "PNEUMONIA");

    @TempDir private Path root;

    private void file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {1});
    }

    private String failure(Path segmentation, Path classification) {
        return assertThrows(
                        IOException.class,
                        () -> TestImages.read(segmentation, classification, CLASSES))
                .getMessage();
    }

    @Test
    void aFolderWithoutTestPartIsTakenItself() throws IOException {
        file("images/a.png");
        file("images/b.png");
        file("masks/a.png");
        TestImages images = TestImages.read(root, null, CLASSES);
        assertEquals(root, images.segmentation());
        assertEquals(1, images.masks().size());
        assertEquals(1, images.withoutMask());
        assertEquals(List.of(), images.classes());
    }

    @Test
    void theTestPartIsTakenWhereThereIsOne() throws IOException {
        file("images/a.png");
        file("masks/a.png");
        file("test/images/b.png");
        file("test/masks/b.png");
        TestImages images = TestImages.read(root, null, CLASSES);
        assertEquals(root.resolve("test"), images.segmentation());
        assertEquals(root.resolve("test/images/b.png"), images.masks().get(0).image());
    }

    @Test
    void aFolderWithoutMasksIsRefused() throws IOException {
        file("images/a.png");
        String message = failure(root, null);
        assertTrue(message.contains("No masks in the segmentation folder " + root), message);
        assertTrue(message.contains(root.resolve("masks").toString()), message);
    }

    @Test
    void allMasksWithoutImageAreNamed() throws IOException {
        file("images/a.png");
        for (String name : List.of("a", "b", "c")) file("masks/" + name + ".png");
        String message = failure(root, null);
        assertTrue(message.startsWith("2 masks without an image: "), message);
        assertTrue(message.contains("b.png") && message.contains("c.png"), message);
    }

    @Test
    void oneClassOfTheModelIsEnough() throws IOException {
        file("test/PNEUMONIA/a.png");
        TestImages images = TestImages.read(null, root, CLASSES);
        assertEquals(1, images.classes().size());
        assertEquals(1, images.classes().get(0).label());
    }

    @Test
    void otherClassesAreRefusedAndBothListsNamed() throws IOException {
        file("NORMAL/a.png");
        file("COVID/b.png");
        String message = failure(null, root);
        assertTrue(message.contains("are \"COVID\", \"NORMAL\""), message);
        assertTrue(message.contains("\"NORMAL\", \"PNEUMONIA\""), message);
    }

    @Test
    void aFolderWithoutClassesIsRefused() throws IOException {
        file("train/NORMAL/a.png");
        String message = failure(null, root);
        assertTrue(message.startsWith("No class in the classification folder"), message);
    }
}
