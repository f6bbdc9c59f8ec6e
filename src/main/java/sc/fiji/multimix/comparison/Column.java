// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.statistics.MeanDeviation;

/**
 * A column of scores.
 *
 * @param key its name in files
 * @param symbol its head, as in the paper where that has it
 * @param ofMasks whether masks are measured, else classes
 * @param digits decimal places
 * @param score what it holds
 */
record Column(
        String key,
        String symbol,
        boolean ofMasks,
        int digits,
        ToDoubleFunction<TestScores> score) {
    private static final String NOT_DEFINED = "–";

    /** The columns of the paper's tables, with balanced accuracy and AUC. */
    static List<Column> all(List<String> classNames) {
        List<Column> columns = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            if (metric == Metric.DICE) classNames.forEach(name -> columns.add(f1(name)));
            columns.add(
                    new Column(
                            metric.key(),
                            metric.symbol(),
                            metric.ofMasks(),
                            metric.digits(),
                            scores -> scores.get(metric)));
        }
        return columns;
    }

    private static Column f1(String className) {
        return new Column(
                "f1_" + className, "F1 " + className, false, 3, scores -> scores.f1(className));
    }

    /**
     * A mean, with its deviation if there are several repeats, and with the number of images where
     * it is not defined for all: "2.90 ± 0.13 (37 of 40)".
     */
    String text(TableScore score) {
        return text(score.value()) + score.mark();
    }

    private String text(MeanDeviation value) {
        if (Double.isNaN(value.mean())) return NOT_DEFINED;
        String mean = number(value.mean());
        return Double.isNaN(value.deviation()) ? mean : mean + " ± " + number(value.deviation());
    }

    private String number(double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
