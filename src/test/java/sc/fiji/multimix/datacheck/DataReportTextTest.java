// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataReportTextTest {
    @TempDir private Path folder;

    @Test
    void saysCountsThenTimeOfCleanData() throws IOException {
        List<String> lines = DataReportText.lines(new DataSetFolder(folder).check());
        assertEquals("Check of the data in " + folder, lines.get(0));
        assertTrue(
                lines.get(4).startsWith("  A, training: 10 images (50 %), 32 x 32, 8-bit, gray"),
                lines.get(4));
        assertTrue(lines.contains("No problems found."), lines.toString());
        assertEquals(
                "Expected: about 60 s (10 epochs of 6.0 s) and 1.0 GB of memory on CPU (2"
                        + " threads).",
                lines.get(lines.size() - 1));
    }

    @Test
    void namesTheFilesOfAProblemFromTheCommonFolderOn() throws IOException {
        DataSetFolder set = new DataSetFolder(folder);
        Files.copy(
                set.classes("train", "A").resolve("3.png"),
                set.classes("test", "A").resolve("copy.png"));
        List<String> lines = DataReportText.lines(set.check());
        Path train = Path.of("chest", "train", "A", "3.png");
        Path test = Path.of("chest", "test", "A", "copy.png");
        assertTrue(
                lines.stream()
                        .anyMatch(
                                line ->
                                        line.startsWith("Warning: severe: 1 picture is in")
                                                && line.endsWith(
                                                        " File: " + train + " = " + test + ".")),
                lines.toString());
    }

    @Test
    void namesThreeFilesAndCountsTheOthers() throws IOException {
        DataSetFolder set = new DataSetFolder(folder);
        for (int i = 0; i < 5; i++)
            DataSetFolder.write(DataSetFolder.mask(0), set.masks("train").resolve(i + ".png"));
        String line =
                DataReportText.lines(set.check()).stream()
                        .filter(text -> text.startsWith("Warning: 5 masks have no foreground"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(line.endsWith(" and 2 more."), line);
    }

    @Test
    void tellsTimesAsAPersonPlans() {
        assertEquals("4.2 s", Words.time(4.2));
        assertEquals("90 s", Words.time(90));
        assertEquals("12 min", Words.time(720));
        assertEquals("3.5 h", Words.time(3.5 * 3600));
        assertEquals("2.5 days", Words.time(60 * 3600));
    }

    @Test
    void countsTheTwinInTheTime() {
        TrainingEstimate estimate = new TrainingEstimate(6, 1, 11, true, 3e8, "GPU 0");
        assertEquals(
                "about 11 s (1 epoch of 6.0 s, then the supervised twin) and 0.28 GB of memory on"
                        + " GPU 0",
                estimate.inWords());
    }
}
