// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.evaluation.FailedImage;
import sc.fiji.multimix.evaluation.Measure;
import sc.fiji.multimix.statistics.BlandAltman;

/** A report's summary: the main results in words, all metrics in tables, what is missing. */
final class SummarySection {
    private final ReportSubject subject;
    private final Evaluation evaluation;
    private final EvaluationSummary summary;

    SummarySection(ReportSubject subject, Evaluation evaluation, EvaluationSummary summary) {
        this.subject = subject;
        this.evaluation = evaluation;
        this.summary = summary;
    }

    void addTo(HtmlPage page) {
        page.heading("Summary");
        subject.notes().forEach(page::note);
        addFailed(page);
        if (!evaluation.masks().isEmpty()) page.paragraph(masksInWords());
        if (!evaluation.classes().isEmpty()) page.paragraph(classesInWords());
        page.paragraph(intervalsInWords());
        page.paragraph(
                "Did the unlabeled images help in its training? "
                        + subject.model().unlabeledInWords());
        table(page, "Segmentation", summary.masks(), "Mean", true);
        table(page, "Classification", summary.classes(), "Value", false);
        addMissing(page);
    }

    private void addFailed(HtmlPage page) {
        int failed = evaluation.failures().size();
        if (failed > 0)
            page.note(
                    Numbers.images(failed)
                            + " could not be evaluated and "
                            + (failed == 1 ? "is" : "are")
                            + " in none of the numbers: see \"Not evaluated\" below.");
    }

    private String masksInWords() {
        BlandAltman area = evaluation.areaAgreement();
        String unit = evaluation.areaUnit();
        return "On "
                + Numbers.images(evaluation.masks().size())
                + " with a reference mask, the mean Dice coefficient is "
                + text("dice")
                + ". The mean Hausdorff distance of the boundaries is "
                + summary.distance()
                        .map(d -> Numbers.withInterval(d, evaluation.masks().size()))
                        .orElse(Numbers.UNDEFINED)
                + ". On average the predicted area is "
                + Numbers.quantity(Math.abs(area.bias()), unit)
                + (area.bias() < 0 ? " smaller" : " larger")
                + " than the reference.";
    }

    private String classesInWords() {
        return "Of "
                + Numbers.images(evaluation.classes().size())
                + " with a known class, the share classified correctly (accuracy) is "
                + text("accuracy")
                + "; the area under the ROC curve is "
                + text("roc_auc")
                + "; the confidence differs from the accuracy by "
                + text("expected_calibration_error")
                + " (expected calibration error, which has no interval since it is above 0 on few"
                + " images even for a perfectly calibrated model).";
    }

    private String text(String key) {
        return summary.measure(key).map(Numbers::withInterval).orElse(Numbers.UNDEFINED);
    }

    private String intervalsInWords() {
        if (summary.resamples() == 0)
            return "No confidence intervals were asked for (bootstrap 0).";
        return "In parentheses are 95 % confidence intervals, from "
                + summary.resamples()
                + " bootstrap samples of the images"
                + (evaluation.classes().isEmpty() ? "" : " (within each class for classification)")
                + wilsonInWords()
                + " They say how much the value would vary with other images of the same kind, not with"
                + " images of another kind, and are too narrow for few images.";
    }

    private String wilsonInWords() {
        return evaluation.classes().isEmpty()
                ? "."
                : "; where all samples give the same accuracy, sensitivity, specificity or precision,"
                        + " for example since all images are right or all wrong, from Wilson's formula"
                        + " for proportions instead. For other metrics, two equal ends mean that these"
                        + " images do not suffice for an interval.";
    }

    private void table(
            HtmlPage page, String caption, List<Measure> measures, String value, boolean means) {
        if (measures.isEmpty()) return;
        List<String> head = new ArrayList<>(List.of("Metric", value, "95 % interval"));
        if (means) head.add("Standard deviation");
        head.add("Images");
        List<List<String>> rows = new ArrayList<>();
        for (Measure measure : measures) {
            List<String> row = new ArrayList<>();
            row.add(measure.label());
            row.add(Numbers.quantity(measure.value(), measure.unit()));
            row.add(
                    measure.interval() == null
                            ? "–"
                            : Numbers.interval(measure.interval(), measure.unit()));
            if (means) row.add(Numbers.quantity(measure.deviation(), measure.unit()));
            row.add(Integer.toString(measure.images()));
            rows.add(row);
        }
        page.table(caption, head, rows);
        if (measures.stream().anyMatch(measure -> !measure.isDefined()))
            page.paragraph(
                    "\"Not defined\": the metric needs what these images lack, for example images"
                            + " of two classes, or foreground in both masks.");
    }

    private void addMissing(HtmlPage page) {
        if (subject.withoutMask() > 0)
            page.paragraph(
                    Numbers.images(subject.withoutMask())
                            + " of the segmentation folder without a mask: not evaluated.");
        List<FailedImage> failures = evaluation.failures();
        if (failures.isEmpty()) return;
        List<List<String>> rows = new ArrayList<>();
        for (FailedImage failure : failures)
            rows.add(
                    List.of(
                            failure.name(),
                            failure.segmentation() ? "segmentation" : "classification",
                            failure.error()));
        page.table("Not evaluated", List.of("Image", "Task", "Error"), rows);
    }
}
