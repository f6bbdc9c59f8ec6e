// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table of the paper: a row per setting, and below it what the paper reports for the same
 * setting, if it has it.
 */
record ScoreTable(Domain domain, List<Column> columns, List<Row> rows) {
    /**
     * A row.
     *
     * @param published whether it is from the paper
     * @param repeats number of trainings; 0 in a published row
     * @param failures number of trainings that failed
     * @param values a value per column
     */
    record Row(
            Setting setting,
            boolean published,
            int repeats,
            int failures,
            List<TableScore> values) {
        /** The system's name; a published row stands below that of its system. */
        String model() {
            return published ? "published" : setting.system().toString();
        }

        /** Number of labels; empty if there is no such budget. */
        String labels() {
            return setting.system().classifies() ? Setting.budget(setting.labels()) : "";
        }

        /** Number of masks; empty if there is no such budget. */
        String masks() {
            return setting.system().segments() ? Setting.budget(setting.masks()) : "";
        }

        /** Number of masks tested, all trainings together. */
        int testedMasks() {
            return values.stream().mapToInt(TableScore::tested).max().orElse(0);
        }

        /** Number of trainings, and of those that failed. */
        String runs() {
            if (published) return "";
            return repeats + (failures == 0 ? "" : " (" + failures + " failed)");
        }
    }

    static ScoreTable of(
            Domain domain,
            List<SettingResult> results,
            List<String> classNames,
            PublishedResults published) {
        List<Column> columns = Column.all(classNames);
        List<Row> rows = new ArrayList<>();
        for (SettingResult result : results) {
            rows.add(row(domain, columns, result));
            Map<String, Double> values = published.find(domain, result.setting(), classNames);
            if (values != null) rows.add(row(columns, result.setting(), values));
        }
        return new ScoreTable(domain, columns, rows);
    }

    private static Row row(Domain domain, List<Column> columns, SettingResult result) {
        return new Row(
                result.setting(),
                false,
                result.results().size(),
                result.failures(),
                columns.stream().map(column -> TableScore.of(result, domain, column)).toList());
    }

    private static Row row(List<Column> columns, Setting setting, Map<String, Double> values) {
        return new Row(
                setting,
                true,
                0,
                0,
                columns.stream()
                        .map(column -> values.getOrDefault(column.key(), Double.NaN))
                        .map(TableScore::published)
                        .toList());
    }

    /** Whether no training has a score in it. */
    boolean isEmpty() {
        return rows.stream()
                .filter(row -> !row.published())
                .allMatch(
                        row -> row.values().stream().allMatch(v -> Double.isNaN(v.value().mean())));
    }

    /** The columns of masks or of classes, of the systems that have such. */
    ScoreTable part(boolean ofMasks) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++)
            if (columns.get(i).ofMasks() == ofMasks) kept.add(i);
        List<Row> part = new ArrayList<>();
        for (Row row : rows)
            if (ofMasks ? row.setting().system().segments() : row.setting().system().classifies())
                part.add(
                        new Row(
                                row.setting(),
                                row.published(),
                                row.repeats(),
                                row.failures(),
                                kept.stream().map(row.values()::get).toList()));
        return new ScoreTable(domain, kept.stream().map(columns::get).toList(), part);
    }

    /** The texts of the heads. */
    List<String> head() {
        List<String> head = new ArrayList<>(List.of("Model", "Labels", "Masks"));
        columns.forEach(column -> head.add(column.symbol()));
        head.add("Runs");
        return head;
    }

    /** The texts of the rows; "failed" where every training failed. */
    List<List<String>> texts() {
        List<List<String>> texts = new ArrayList<>();
        for (Row row : rows) {
            List<String> text = new ArrayList<>(List.of(row.model(), row.labels(), row.masks()));
            boolean failed = row.repeats() == 0 && row.failures() > 0;
            for (int i = 0; i < columns.size(); i++)
                text.add(failed ? "failed" : columns.get(i).text(row.values().get(i)));
            text.add(row.runs());
            texts.add(text);
        }
        return texts;
    }
}
