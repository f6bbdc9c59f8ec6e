// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.List;
import java.util.Objects;
import sc.fiji.multimix.statistics.MeanDeviation;

/**
 * A score in a table.
 *
 * @param value over the repeats
 * @param defined number of tested masks for which it is defined, all repeats together; null if that
 *     is not known or it is no score of masks
 * @param tested number of tested masks, all repeats together; 0 if it is no score of masks
 */
record TableScore(MeanDeviation value, Integer defined, int tested) {
    /** A score of a setting. */
    static TableScore of(SettingResult result, Domain domain, Column column) {
        MeanDeviation value = result.scores(domain, column.score());
        if (!column.ofMasks()) return new TableScore(value, null, 0);
        List<TestScores> scores =
                result.results().stream()
                        .map(repeat -> repeat.scores(domain))
                        .filter(Objects::nonNull)
                        .toList();
        boolean known = scores.stream().allMatch(s -> s.defined().containsKey(column.key()));
        return new TableScore(
                value,
                known && !scores.isEmpty()
                        ? scores.stream().mapToInt(s -> s.defined().get(column.key())).sum()
                        : null,
                scores.stream().mapToInt(TestScores::masks).sum());
    }

    /** A score of the paper; NaN if it has none. */
    static TableScore published(double value) {
        return new TableScore(MeanDeviation.of(new double[] {value}), null, 0);
    }

    /** " (37 of 40)" if it is not defined for all tested masks. */
    String mark() {
        return defined == null || defined >= tested ? "" : " (" + defined + " of " + tested + ")";
    }
}
