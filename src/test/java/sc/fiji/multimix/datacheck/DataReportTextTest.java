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
        assertEquals("Check of the data in " + folder.getFileName(), lines.get(0));
        assertTrue(
                lines.get(4).startsWith("  A, training: 10 images (50 %), 32 x 32, 8-bit, gray"),
                lines.get(4));
        assertTrue(lines.contains("No problems found."), lines.toString());
        assertEquals(
                "Expected: about 43 to 84 s (10 epochs of 4.3 to 8.4 s; without the test) and about"
                        + " 1.0 GB of memory more than ImageJ takes now, on CPU (2 threads).",
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
        assertEquals("less than 0.1 s", Words.timeRange(0.01, 0.09));
        assertEquals("2.1 to 4.2 s", Words.timeRange(2.1, 4.2));
        assertEquals("7 to 14 s", Words.timeRange(7, 14));
        assertEquals("60 to 99 s", Words.timeRange(60, 99));
        assertEquals("1.2 to 2.0 min", Words.timeRange(70, 120));
        assertEquals("3.5 to 7.0 h", Words.timeRange(3.5 * 3600, 7 * 3600));
        assertEquals("1.3 to 2.5 days", Words.timeRange(31 * 3600, 60 * 3600));
        assertEquals("0.1 s", Words.timeRange(0.09, 0.12));
    }

    @Test
    void tellsMemoryAsAPersonBuysIt() {
        assertEquals("less than 0.1 GB", Words.memory(1e6));
        assertEquals("0.3 GB", Words.memory(3e8));
        assertEquals("12 GB", Words.memory(12L << 30));
    }

    @Test
    void saysWhatTheEstimateCounts() {
        TrainingEstimate estimate = new TrainingEstimate(6, 1, 14, true, 3e8, true, "GPU 0");
        assertEquals(
                "about 10 to 20 s (1 epoch of 4.3 to 8.4 s, then the supervised twin; without the"
                        + " test) and about 0.3 GB of a GPU's memory, on GPU 0",
                estimate.inWords());
        assertEquals(
                "about 20 to 39 s (10 epochs of 2.0 to 3.9 s; without the test) and less than 0.1"
                        + " GB of memory more than ImageJ takes now, on CPU",
                new TrainingEstimate(2.8, 10, 28, false, 1, false, "CPU").inWords());
    }
}
