// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingSystem;

class ComparisonFolderTest {
    private static final TrainingOptions OPTIONS = TrainingOptions.FAST;

    @TempDir private Path folder;
    private Path data;
    private Path output;

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
        ComparisonFolder.open(output, settings(options)).close();
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
        IOException e = assertThrows(IOException.class, () -> ComparisonFolder.open(output, more));
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
        try (ComparisonFolder first = ComparisonFolder.open(output, settings(OPTIONS))) {
            IOException e = assertThrows(IOException.class, () -> open(OPTIONS));
            assertTrue(e.getMessage().contains("is working in " + first.path()), e.getMessage());
        }
        open(OPTIONS);
        assertFalse(Files.exists(output.resolve("cells")));
    }
}
