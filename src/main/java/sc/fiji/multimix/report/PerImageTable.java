// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.evaluation.ClassOutcome;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.FailedImage;
import sc.fiji.multimix.evaluation.MaskMetric;
import sc.fiji.multimix.evaluation.MaskOutcome;
import sc.fiji.multimix.inference.CsvRow;

/**
 * The table {@code per_image.csv}: a row per image and task, with its error if it could not be
 * evaluated, in the order of the test images. A value that does not exist or is not defined is
 * empty. Distances end in {@code _px} in pixels; else they, and areas, are in the row's unit and
 * its square.
 */
final class PerImageTable {
    private final Evaluation evaluation;
    private final List<String> header = new ArrayList<>();

    private PerImageTable(Evaluation evaluation) {
        this.evaluation = evaluation;
        header.addAll(List.of("task", "image", "label", "predicted", "confidence"));
        for (String name : evaluation.classNames()) header.add("p_" + name);
        for (MaskMetric metric : MaskMetric.ALL)
            header.add(metric.key() + (metric.isDistance() ? "_px" : ""));
        header.addAll(List.of("reference_px", "predicted_px", "unit"));
        for (MaskMetric metric : MaskMetric.ALL) if (metric.isDistance()) header.add(metric.key());
        header.addAll(List.of("reference_area", "predicted_area", "error"));
    }

    /** The table's text. */
    static String of(Evaluation evaluation) {
        PerImageTable table = new PerImageTable(evaluation);
        StringBuilder text = new StringBuilder();
        table.rows().forEach(row -> text.append(CsvRow.of(row)).append("\r\n"));
        return text.toString();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header);
        rows.addAll(withFailures(true, evaluation.masks().stream().map(this::row).toList()));
        rows.addAll(withFailures(false, evaluation.classes().stream().map(this::row).toList()));
        return rows;
    }

    /** The rows of a task with those of its failed images, each in its place. */
    private List<List<String>> withFailures(boolean segmentation, List<List<String>> evaluated) {
        List<List<String>> rows = new ArrayList<>(evaluated);
        evaluation.failures().stream()
                .filter(failure -> failure.segmentation() == segmentation)
                .sorted(Comparator.comparingInt(FailedImage::place))
                .forEach(failure -> rows.add(Math.min(failure.place(), rows.size()), row(failure)));
        return rows;
    }

    private List<String> row(FailedImage failure) {
        List<String> row = row(failure.segmentation(), failure.name());
        if (failure.label() >= 0) set(row, "label", evaluation.classNames().get(failure.label()));
        set(row, "error", failure.error());
        return row;
    }

    private List<String> row(MaskOutcome outcome) {
        List<String> row = row(true, outcome.name());
        for (MaskMetric metric : MaskMetric.ALL)
            set(
                    row,
                    metric.key() + (metric.isDistance() ? "_px" : ""),
                    number(metric.value(outcome)));
        set(row, "reference_px", Long.toString(outcome.referencePixels()));
        set(row, "predicted_px", Long.toString(outcome.predictedPixels()));
        if (!outcome.pixel().calibrated()) return row;
        set(row, "unit", outcome.pixel().unit());
        for (MaskMetric metric : MaskMetric.ALL)
            if (metric.isDistance()) set(row, metric.key(), number(metric.calibrated(outcome)));
        set(row, "reference_area", number(outcome.referenceArea()));
        set(row, "predicted_area", number(outcome.predictedArea()));
        return row;
    }

    private List<String> row(ClassOutcome outcome) {
        List<String> row = row(false, outcome.name());
        set(row, "label", outcome.labelName());
        set(row, "predicted", outcome.classification().className());
        set(row, "confidence", number(outcome.classification().confidence()));
        List<String> names = evaluation.classNames();
        for (int k = 0; k < names.size(); k++)
            row.set(header.indexOf("confidence") + 1 + k, number(outcome.probability(k)));
        return row;
    }

    private List<String> row(boolean segmentation, String image) {
        List<String> row = new ArrayList<>(Collections.nCopies(header.size(), ""));
        set(row, "task", segmentation ? "segmentation" : "classification");
        set(row, "image", image);
        return row;
    }

    private void set(List<String> row, String column, String value) {
        row.set(header.lastIndexOf(column), value);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }
}
