// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.TestImages;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFixture;

class TrainedImagesTest {
    private final ModelDescription model = ModelFixture.description();

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("lungs.ZIP");
        write(model.provenance().splitFingerprint());
    }

    private void write(String fingerprint) throws IOException {
        TreeMap<String, List<String>> parts = new TreeMap<>();
        parts.put("classification/labeled", List.of("train/A/1.png", "train/B/2.png"));
        parts.put("classification/validation", List.of("validation/A/3.png"));
        parts.put("classification/test", List.of("test/A/1.png", "test/A/5.png"));
        new DataSplit(fingerprint, parts).write(folder.resolve("lungs.split.json"));
    }

    private TrainedImages of(String root, String... names) {
        Path data = folder.resolve(root);
        List<LabeledFile> images =
                Stream.of(names).map(name -> new LabeledFile(data.resolve(name), 0)).toList();
        return TrainedImages.of(
                file, model, null, data, new TestImages(null, data, List.of(), 0, images));
    }

    @Test
    void imagesOfTheTrainingAreCountedWhateverFolderIsGiven() {
        assertEquals(1, of("data", "train/A/1.png", "test/A/5.png").trained());
        assertEquals(2, of("data/train", "A/1.png", "B/2.png").trained());
        assertEquals(2, of("copy", "A/1.png", "B/9.png", "A/3.png").trained());
    }

    @Test
    void theTestPartIsNotTakenForTheTrainingOfTheSameNames() {
        assertEquals(0, of("data", "test/A/1.png", "test/A/5.png").trained());
        assertEquals(0, of("data/test", "A/1.png", "A/5.png").trained());
        assertEquals("", of("data/test", "A/1.png").warning());
    }

    @Test
    void theWarningSaysHowMany() {
        String warning = of("data/train", "A/1.png", "B/2.png").warning();
        assertTrue(warning.startsWith("2 of 2 test images are among the images"), warning);
        assertTrue(warning.contains("too good"), warning);
    }

    @Test
    void withoutTheModelsOwnSplitNothingIsKnown() throws IOException {
        write("that of another model");
        assertTrue(of("data/train", "A/1.png").unknown().contains("another model"));
        Files.writeString(folder.resolve("lungs.split.json"), "torn {");
        assertTrue(of("data/train", "A/1.png").unknown().startsWith("Not a data split"));
        Files.delete(folder.resolve("lungs.split.json"));
        TrainedImages nothing = of("data/train", "A/1.png");
        assertEquals("", nothing.warning());
        assertTrue(nothing.inWords().contains("no file lungs.split.json"), nothing.inWords());
    }
}
