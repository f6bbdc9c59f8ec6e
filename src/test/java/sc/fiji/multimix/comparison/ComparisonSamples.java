// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingSystem;

/** The JSON files of a comparison and how they are read, for tests of other packages. */
public final class ComparisonSamples {
    private ComparisonSamples() {}

    /** The scores of a training. */
    public static byte[] scores() throws IOException {
        Path file = Files.createTempFile("scores", ".json");
        TestCells.result(TrainingSystem.MULTIMIX, 5, 6, 2, 0.9, 0.8).write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** Reads scores and asks what the tables do. */
    public static void readScores(Path file) throws IOException {
        CellResult result = CellResult.read(file);
        result.fewer();
        result.cell().inWords();
        result.cell().name();
        for (Domain domain : Domain.values())
            if (result.scores(domain) != null) result.scores(domain).get(Metric.DICE);
    }

    /** The settings of a comparison of a folder. */
    public static byte[] settings(Path data) throws IOException {
        Path file = Files.createTempFile("comparison", ".json");
        settingsOf(data).write(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** Reads settings and compares them with those of a folder. */
    public static void readSettings(Path file, Path data) throws IOException {
        settingsOf(data).differences(ComparisonSettings.read(file));
    }

    private static ComparisonSettings settingsOf(Path data) throws IOException {
        return ComparisonSettings.of(
                TrainingOptions.FAST, new ComparisonData(data, null, null, null));
    }
}
