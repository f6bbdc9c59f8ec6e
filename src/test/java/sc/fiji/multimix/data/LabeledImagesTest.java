// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
}
