// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import sc.fiji.multimix.inference.CsvRow;
import sc.fiji.multimix.model.DataCounts;

/** A row per training and domain, with all its scores: for one's own statistics. */
final class CellsTable {
    private static final List<String> HEAD =
            List.of(
                    "system",
                    "masks",
                    "labels",
                    "repeat",
                    "seed",
                    "domain",
                    "used_masks",
                    "used_labels",
                    "images_without_mask",
                    "images_without_label",
                    "validation_masks",
                    "validation_labels",
                    "epochs",
                    "steps",
                    "best_epoch",
                    "validation_dice",
                    "validation_accuracy",
                    "validation_auc",
                    "accepted_share",
                    "pseudo_label_precision",
                    "seconds",
                    "test_masks",
                    "test_labels",
                    "unreadable");

    private CellsTable() {}

    /** The table as CSV, with six significant digits; what is not defined or not known is empty. */
    static String csv(List<CellResult> results) {
        List<String> keys = List.copyOf(keys(results));
        List<String> head = new ArrayList<>(HEAD);
        head.addAll(keys);
        List<String> counted = keys.stream().filter(key -> isCounted(key, results)).toList();
        counted.forEach(key -> head.add(key + "_masks"));
        StringBuilder text = new StringBuilder(CsvRow.of(head)).append('\n');
        for (CellResult result : results)
            for (Domain domain : Domain.values())
                if (result.scores(domain) != null)
                    text.append(CsvRow.of(row(result, domain, keys, counted))).append('\n');
        return text.toString();
    }

    private static Set<String> keys(List<CellResult> results) {
        Set<String> keys = new LinkedHashSet<>();
        for (CellResult result : results)
            for (Domain domain : Domain.values())
                if (result.scores(domain) != null)
                    keys.addAll(result.scores(domain).values().keySet());
        return keys;
    }

    private static boolean isCounted(String key, List<CellResult> results) {
        for (CellResult result : results)
            for (Domain domain : Domain.values())
                if (result.scores(domain) != null
                        && result.scores(domain).defined().containsKey(key)) return true;
        return false;
    }

    private static List<String> row(
            CellResult result, Domain domain, List<String> keys, List<String> counted) {
        Setting setting = result.cell().setting();
        TrainingSummary training = result.training();
        TestScores scores = result.scores(domain);
        List<String> row = new ArrayList<>();
        row.add(setting.system().toString());
        row.add(setting.system().segments() ? Setting.budget(setting.masks()) : "");
        row.add(setting.system().classifies() ? Setting.budget(setting.labels()) : "");
        row.add(Integer.toString(result.cell().repeat()));
        row.add(Long.toString(result.seed()));
        row.add(domain.fileName());
        row.addAll(images(result.images()));
        row.add(Integer.toString(training.epochs()));
        row.add(count(training.steps()));
        row.add(Integer.toString(training.bestEpoch()));
        row.add(number(training.dice()));
        row.add(number(training.accuracy()));
        row.add(number(training.auc()));
        row.add(number(training.acceptedShare()));
        row.add(number(training.pseudoLabelPrecision()));
        row.add(String.format(Locale.ROOT, "%.1f", result.seconds()));
        row.add(Integer.toString(scores.masks()));
        row.add(Integer.toString(scores.labels()));
        row.add(Integer.toString(scores.unreadable()));
        for (String key : keys) row.add(number(scores.values().get(key)));
        for (String key : counted) row.add(count(scores.defined().get(key)));
        return row;
    }

    private static List<String> images(DataCounts images) {
        if (images == null) return Collections.nCopies(6, "");
        return Stream.of(
                        images.masks(),
                        images.labels(),
                        images.imagesWithoutMask(),
                        images.imagesWithoutLabel(),
                        images.validationMasks(),
                        images.validationLabels())
                .map(count -> Integer.toString(count))
                .toList();
    }

    private static String count(Number count) {
        return count == null ? "" : count.toString();
    }

    private static String number(Double value) {
        return value == null || value.isNaN() ? "" : String.format(Locale.ROOT, "%.6g", value);
    }
}
