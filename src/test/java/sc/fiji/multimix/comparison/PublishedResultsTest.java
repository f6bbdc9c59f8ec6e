// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingSystem;

class PublishedResultsTest {
    private final PublishedResults published;

    PublishedResultsTest() throws IOException {
        published = PublishedResults.read();
    }

    private Map<String, Double> find(Domain domain, TrainingSystem system, int masks, int labels) {
        return published.find(
                domain, new Setting(system, masks, labels), List.of("NORMAL", "PNEUMONIA"));
    }

    @Test
    void allRowsOfBothTablesAreThere() {
        // per domain: U-Net 3, Enc 3, Enc-SSL 3, five multi-task systems 9 each
        assertEquals(2 * (3 + 3 + 3 + 5 * 9), published.size());
        for (Domain domain : Domain.values())
            for (TrainingSystem system : TrainingSystem.values())
                for (int masks : new int[] {10, 50, 0})
                    for (int labels : new int[] {100, 1000, 0})
                        if (system == TrainingSystem.ENC_MM)
                            assertNull(find(domain, system, masks, labels));
                        else assertNotNull(find(domain, system, masks, labels));
    }

    @Test
    void valuesAreThoseOfThePaper() {
        Map<String, Double> row = find(Domain.IN, TrainingSystem.MULTIMIX, 10, 100);
        assertEquals(0.800, row.get("accuracy"));
        assertEquals(0.594, row.get("f1_NORMAL"));
        assertEquals(0.856, row.get("f1_PNEUMONIA"));
        assertEquals(0.954, row.get("dice"));
        assertEquals(0.920, row.get("jaccard"));
        assertEquals(0.938, row.get("ssim"));
        assertEquals(0.695, row.get("average_hausdorff_px"));
        assertEquals(0.949, row.get("precision"));
        assertEquals(0.969, row.get("recall"));
        assertFalse(row.containsKey("roc_auc"));
        assertEquals(
                8.691, find(Domain.CROSS, TrainingSystem.U_NET, 10, 0).get("average_hausdorff_px"));
        assertEquals(0.510, find(Domain.CROSS, TrainingSystem.ENC_SSL, 0, 0).get("accuracy"));
        assertEquals(0.943, find(Domain.CROSS, TrainingSystem.MULTIMIX, 0, 0).get("dice"));
    }

    @Test
    void columnsSumUpToThoseOfThePaper() {
        // python: sum(Decimal(row[i]) for row in table) over tables 3 and 4 of the supplement
        assertEquals(
                Map.of(
                        "accuracy", "51 values, 39.794",
                        "f1_NORMAL", "51 values, 29.811",
                        "f1_PNEUMONIA", "51 values, 43.036",
                        "dice", "48 values, 43.601",
                        "jaccard", "48 values, 44.088",
                        "ssim", "48 values, 44.514",
                        "average_hausdorff_px", "48 values, 65.363",
                        "precision", "48 values, 45.197",
                        "recall", "48 values, 46.527"),
                sums(Domain.IN));
        assertEquals(
                Map.of(
                        "accuracy", "51 values, 22.521",
                        "f1_NORMAL", "51 values, 14.703",
                        "f1_PNEUMONIA", "51 values, 26.646",
                        "dice", "48 values, 39.934",
                        "jaccard", "48 values, 37.858",
                        "ssim", "48 values, 42.491",
                        "average_hausdorff_px", "48 values, 102.845",
                        "precision", "48 values, 39.476",
                        "recall", "48 values, 45.395"),
                sums(Domain.CROSS));
    }

    private Map<String, String> sums(Domain domain) {
        TreeSet<Setting> settings = new TreeSet<>();
        for (TrainingSystem system : TrainingSystem.values())
            for (int masks : new int[] {10, 50, 0})
                for (int labels : new int[] {100, 1000, 0})
                    if (system != TrainingSystem.ENC_MM)
                        settings.add(new Setting(system, masks, labels));
        Map<String, List<Double>> columns = new HashMap<>();
        for (Setting setting : settings)
            published
                    .find(domain, setting, TestCells.CLASSES)
                    .forEach(
                            (key, value) ->
                                    columns.computeIfAbsent(key, k -> new ArrayList<>())
                                            .add(value));
        Map<String, String> sums = new HashMap<>();
        columns.forEach(
                (key, values) ->
                        sums.put(
                                key,
                                String.format(
                                        Locale.ROOT,
                                        "%d values, %.3f",
                                        values.size(),
                                        values.stream().mapToDouble(v -> v).sum())));
        return sums;
    }

    @Test
    void otherBudgetsAreNotThePapers() {
        assertNull(find(Domain.IN, TrainingSystem.MULTIMIX, 11, 100));
        assertNull(find(Domain.IN, TrainingSystem.U_NET, 20, 0));
    }

    @Test
    void classScoresNeedTwoClassesOfWhichOneIsNormal() {
        Setting setting = new Setting(TrainingSystem.ENC, 0, 100);
        Map<String, Double> swapped =
                published.find(Domain.IN, setting, List.of("COVID", "Normal"));
        assertEquals(0.424, swapped.get("f1_Normal"));
        assertEquals(0.806, swapped.get("f1_COVID"));
        assertFalse(
                published
                        .find(Domain.IN, setting, List.of("NORMAL", "b", "c"))
                        .containsKey("f1_NORMAL"));
        assertFalse(published.find(Domain.IN, setting, List.of("a", "b")).containsKey("f1_a"));
    }
}
