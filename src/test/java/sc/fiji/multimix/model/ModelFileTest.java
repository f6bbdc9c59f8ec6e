// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("lungs.multimix");
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws IOException {
        TrainedModel saved = ModelFixture.model();
        ModelFile.save(saved, file);
        TrainedModel loaded = ModelFile.load(file);
        assertEquals(saved.description(), loaded.description());
        assertEquals(List.copyOf(saved.weights().names()), List.copyOf(loaded.weights().names()));
        for (String name : saved.weights().names())
            assertArrayEquals(saved.weights().values(name), loaded.weights().values(name));
    }

    @Test
    void testScoresAreKeptToo() throws IOException {
        ModelDescription tested =
                ModelFixture.description().withTest(new Scores(0.5, Double.NaN, 0.75));
        ModelFile.save(new TrainedModel(tested, ModelFixture.weights(1)), file);
        assertEquals(tested, ModelFile.load(file).description());
    }

    @Test
    void holdsDescriptionWeightsAndCard() throws IOException {
        ModelFile.save(ModelFixture.model(), file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    List.of("README.md", "model.json", "weights.npz"),
                    zip.stream().map(entry -> entry.getName()).sorted().toList());
        }
    }

    @Test
    void equalModelsAreEqualFiles() throws IOException {
        ModelFile.save(ModelFixture.model(), file);
        Path other = folder.resolve("other.multimix");
        ModelFile.save(ModelFixture.model(), other);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(other));
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        Path deep = folder.resolve("a").resolve("b").resolve("c.multimix");
        ModelFile.save(ModelFixture.model(), deep);
        assertEquals(ModelFixture.description(), ModelFile.load(deep).description());
    }

    @Test
    void oldModelIsKeptAsBakAndOlderBakReplaced() throws IOException {
        Path saved = folder.resolve("saved.multimix");
        for (int seed = 1; seed <= 3; seed++) {
            ModelFile.save(
                    new TrainedModel(ModelFixture.description(), ModelFixture.weights(seed)),
                    saved);
            ModelFile.install(saved, file);
        }
        assertArrayEquals(values(ModelFixture.weights(3)), values(ModelFile.load(file).weights()));
        Path backup = folder.resolve("lungs.multimix.bak");
        assertArrayEquals(
                values(ModelFixture.weights(2)), values(ModelFile.load(backup).weights()));
        assertEquals(List.of("lungs.multimix", "lungs.multimix.bak"), names());
    }

    @Test
    void failedInstallationLeavesTheOldModelUntouched() throws IOException {
        ModelFile.save(ModelFixture.model(), file);
        byte[] before = Files.readAllBytes(file);
        // a folder with content where the backup belongs cannot be replaced
        Files.writeString(
                Files.createDirectory(folder.resolve("lungs.multimix.bak")).resolve("x"), "y");
        TrainedModel other = new TrainedModel(ModelFixture.description(), ModelFixture.weights(2));
        Path saved = folder.resolve("saved.multimix");
        ModelFile.save(other, saved);
        IOException error = assertThrows(IOException.class, () -> ModelFile.install(saved, file));
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of("lungs.multimix", "lungs.multimix.bak", "saved.multimix"), names());
    }

    @Test
    void divergedWeightsAreNotSaved() throws IOException {
        ModelFile.save(ModelFixture.model(), file);
        byte[] before = Files.readAllBytes(file);
        TrainedModel diverged = ModelFixture.model();
        diverged.weights().values("classifier.weight")[7] = Float.NaN;
        assertThrows(IllegalArgumentException.class, () -> ModelFile.save(diverged, file));
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(List.of("lungs.multimix"), names());
    }

    @Test
    void foldersThatCannotBeMadeAndFoldersInPlaceOfFilesAreRefused() throws IOException {
        Path blocker = Files.writeString(folder.resolve("blocker"), "a file");
        String noFolder =
                assertThrows(
                                IOException.class,
                                () ->
                                        ModelFile.save(
                                                ModelFixture.model(), blocker.resolve("m.zip")))
                        .getMessage();
        assertTrue(noFolder.contains("cannot be made"), noFolder);
        String isFolder =
                assertThrows(IOException.class, () -> ModelFile.save(ModelFixture.model(), folder))
                        .getMessage();
        assertTrue(isFolder.contains("it is a folder"), isFolder);
        assertEquals(List.of("blocker"), names());
    }

    @Test
    void whatTheTwinShowedIsKeptAndInTheCard() throws IOException {
        TwinReport twin =
                new TwinReport(
                        "UMTL-S",
                        List.of(
                                new ScoreGain("Dice", 0.95, 0.94, 0.004, 0.016, 24),
                                new ScoreGain("accuracy", 0.9, 0.925, Double.NaN, Double.NaN, 1)));
        Path file = folder.resolve("twin.zip");
        ModelDescription with = ModelFixture.description().withTwin(twin);
        ModelFile.save(new TrainedModel(with, ModelFixture.weights(1)), file);

        assertEquals(twin, ModelFile.load(file).description().twin());
        assertTrue(ModelCard.text(with).contains(twin.sentence()));
        assertEquals(
                "On the validation images, which also chose the epochs, and with this seed, the"
                        + " unlabeled images helped (Dice) against the supervised twin (UMTL-S):"
                        + " Dice 0.9500 with and 0.9400 without them, difference +0.0100 (95 %"
                        + " interval +0.0040 to +0.0160, 24 images); accuracy 0.9000 with and"
                        + " 0.9250 without them, difference -0.0250 (1 image(s), too few for an"
                        + " interval).",
                twin.sentence());
        assertTrue(
                ModelCard.text(ModelFixture.description()).contains("was not tested"),
                "without a twin");
    }

    @Test
    void cardSaysWhatItIsAndThatItIsNotForDiagnosis() {
        String card = ModelCard.text(ModelFixture.description());
        for (String part :
                List.of(
                        "NOT FOR DIAGNOSIS",
                        "NORMAL, PNEUMONIA",
                        "128 x 128",
                        "10 images with mask, 20 without",
                        "mean Dice 0.9512, accuracy 0.9250, AUC not defined",
                        "Test: not tested",
                        "MELBA 2021",
                        "ISBI 2021"))
            assertTrue(card.contains(part), part + " is missing in\n" + card);
        assertFalse(card.contains("null"), card);
    }

    private static float[] values(Weights weights) {
        return weights.values("classifier.weight");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
