// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.statistics.MeanDeviation;

/**
 * All repeats of a setting.
 *
 * @param results those finished
 * @param failures number of those that failed
 */
record SettingResult(Setting setting, List<CellResult> results, int failures) {
    SettingResult {
        results = List.copyOf(results);
    }

    /**
     * All settings that were tried, in the order of the tables.
     *
     * @param results all finished cells
     * @param failed all cells that failed
     */
    static List<SettingResult> all(List<CellResult> results, List<Cell> failed) {
        TreeSet<Setting> settings = new TreeSet<>();
        for (CellResult result : results) settings.add(result.cell().setting());
        for (Cell cell : failed) settings.add(cell.setting());
        List<SettingResult> all = new ArrayList<>();
        for (Setting setting : settings)
            all.add(
                    new SettingResult(
                            setting,
                            results.stream()
                                    .filter(result -> result.cell().setting().equals(setting))
                                    .toList(),
                            (int)
                                    failed.stream()
                                            .filter(cell -> cell.setting().equals(setting))
                                            .count()));
        return all;
    }

    /** Mean and deviation over the repeats; NaN where a score is not defined. */
    MeanDeviation scores(Domain domain, ToDoubleFunction<TestScores> score) {
        return MeanDeviation.of(
                results.stream()
                        .filter(result -> result.scores(domain) != null)
                        .mapToDouble(result -> score.applyAsDouble(result.scores(domain)))
                        .toArray());
    }
}
