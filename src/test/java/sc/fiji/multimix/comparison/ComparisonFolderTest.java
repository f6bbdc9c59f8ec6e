// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingSystem;

class ComparisonFolderTest {
    private static final TrainingOptions OPTIONS = TrainingOptions.FAST;

    @TempDir private Path folder;
    private Path data;
    private Path output;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void makeData() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("a.png"), "12345");
        output = folder.resolve("made/output");
    }

    private ComparisonSettings settings(TrainingOptions options) throws IOException {
        return ComparisonSettings.of(options, new ComparisonData(data, null, null, null));
    }

    private void open(TrainingOptions options) throws IOException {
        ComparisonFolder.open(output, settings(options), lines::add).close();
    }

    @Test
    void goesOnWithTheSameSettingsWhateverSystemBudgetsAndDevice() throws IOException {
        open(OPTIONS);
        String before = Files.readString(output.resolve("comparison.json"));
        open(
                OPTIONS.withSystem(TrainingSystem.ENC)
                        .withMasks(3)
                        .withLabels(4)
                        .withDevice(DeviceChoice.CPU));
        assertEquals(before, Files.readString(output.resolve("comparison.json")));
    }

    @Test
    void otherOptionsAreRefusedAndNamed() throws IOException {
        open(OPTIONS.withSeed(1));
        assertRefused(OPTIONS.withSeed(2), "seed was 1, now is 2");
        assertRefused(OPTIONS.withResolution(32), "resolution was 96, now is 32");
        assertRefused(OPTIONS.withEpochs(3), "epochs was 10, now is 3");
        assertRefused(TrainingOptions.PAPER, "weights.pseudoLabel.threshold was 0.9, now is 0.7");
        open(OPTIONS.withSeed(1));
    }

    @Test
    void otherDataAreRefused() throws IOException {
        open(OPTIONS);
        Files.writeString(data.resolve("a.png"), "123456");
        assertRefused(OPTIONS, "the files of the folder 'segmentation' are others (1 images then");
        Files.writeString(data.resolve("a.png"), "12345");
        open(OPTIONS);
        ComparisonSettings more =
                ComparisonSettings.of(OPTIONS, new ComparisonData(data, null, data, null));
        IOException e =
                assertThrows(
                        IOException.class, () -> ComparisonFolder.open(output, more, lines::add));
        assertTrue(
                e.getMessage().contains("'crosssegmentation' was not given, now is given"),
                e.getMessage());
    }

    private void assertRefused(TrainingOptions options, String difference) throws IOException {
        byte[] before = Files.readAllBytes(output.resolve("comparison.json"));
        IOException e = assertThrows(IOException.class, () -> open(options));
        assertTrue(e.getMessage().contains(difference), e.getMessage());
        assertEquals(
                new String(before, java.nio.charset.StandardCharsets.UTF_8),
                Files.readString(output.resolve("comparison.json")));
    }

    @Test
    void aFolderOfOtherThingsIsRefusedAndKept() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("thesis.txt"), "mine");
        IOException e = assertThrows(IOException.class, () -> open(OPTIONS));
        assertTrue(e.getMessage().contains("holds other things (thesis.txt)"), e.getMessage());
        try (var files = Files.list(output)) {
            assertEquals(List.of(output.resolve("thesis.txt")), files.toList());
        }
    }

    @Test
    void aFileIsRefused() throws IOException {
        Files.createDirectories(output.getParent());
        Files.writeString(output, "mine");
        IOException e = assertThrows(IOException.class, () -> open(OPTIONS));
        assertTrue(e.getMessage().contains("is a file"), e.getMessage());
    }

    @Test
    void onlyOneWorksInIt() throws IOException {
        try (ComparisonFolder first =
                ComparisonFolder.open(output, settings(OPTIONS), lines::add)) {
            IOException e = assertThrows(IOException.class, () -> open(OPTIONS));
            assertTrue(e.getMessage().contains("is working in " + first.path()), e.getMessage());
        }
        open(OPTIONS);
        assertFalse(Files.exists(output.resolve("cells")));
    }

    @Test
    void whatTheSystemPutsIntoEveryFolderDoesNotCount() throws IOException {
        Files.createDirectories(output.resolve("@eaDir"));
        for (String name : List.of(".DS_Store", "Desktop.ini", "Thumbs.db"))
            Files.writeString(output.resolve(name), "");
        open(OPTIONS);
        assertTrue(Files.exists(output.resolve("comparison.json")));
        assertTrue(Files.exists(output.resolve(".DS_Store")));
    }

    @Test
    void aDriveWithoutLocksIsWarnedOf() throws IOException {
        ComparisonFolder.open(
                        output,
                        settings(OPTIONS),
                        lines::add,
                        channel -> {
                            throw new IOException("Function not implemented");
                        })
                .close();
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).contains("(Function not implemented)"), lines.get(0));
        assertTrue(Files.exists(output.resolve("comparison.json")));
    }

    private void assertContinuedBy(String oldLine, String newLine, String begun)
            throws IOException {
        Path file = output.resolve("comparison.json");
        String text = Files.readString(file);
        assertTrue(text.contains(oldLine), text);
        Files.writeString(file, text.replace(oldLine, newLine));
        lines.clear();
        open(OPTIONS);
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("This comparison was begun by " + begun), lines.get(0));
        assertTrue(lines.get(0).contains("MultiMix " + Engines.suiteVersion()), lines.get(0));
    }

    @Test
    void anotherVersionGoesOnAndIsTold() throws IOException {
        open(OPTIONS);
        open(OPTIONS);
        assertEquals(List.of(), lines);
        String own = "\"version\": \"" + Engines.suiteVersion() + "\",";
        assertContinuedBy(own, "\"version\": \"0.0.1\",", "MultiMix 0.0.1 ");
        assertContinuedBy("\"version\": \"0.0.1\",", "", "an earlier version of MultiMix");
    }
}
