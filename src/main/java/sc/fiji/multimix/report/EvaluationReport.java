// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.evaluation.CaseImages;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.image.LocalNames;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Writes an evaluation into a folder: {@code report.html} (one page with all pictures inside),
 * {@code metrics.json}, {@code per_image.csv}, and the charts as {@code plots/*.png} and {@code
 * plots/*.svg}.
 */
public final class EvaluationReport {
    /** Name of the page in the folder. */
    public static final String PAGE = "report.html";

    private final ReportSubject subject;
    private final Evaluation evaluation;
    private final EvaluationSummary summary;
    private final CaseImages images;

    /**
     * A report.
     *
     * @param images shows the evaluated images
     */
    public EvaluationReport(
            ReportSubject subject,
            Evaluation evaluation,
            EvaluationSummary summary,
            CaseImages images) {
        this.subject = subject;
        this.evaluation = evaluation;
        this.summary = summary;
        this.images = images;
    }

    /**
     * Writes the folder, whole or not at all. A picture that cannot be drawn, for example since its
     * image has been moved, is replaced by the reason.
     *
     * @param folder new or empty
     * @param listener may cancel
     * @return the page
     * @throws IOException if the folder holds something, or a file cannot be written
     */
    public Path write(Path folder, ProgressListener listener) throws IOException {
        ReportFolder.write(folder, temporary -> writeFiles(temporary, listener));
        return folder.resolve(PAGE);
    }

    private void writeFiles(Path folder, ProgressListener listener) throws IOException {
        Files.writeString(folder.resolve("per_image.csv"), PerImageTable.of(evaluation));
        Files.writeString(
                folder.resolve("metrics.json"), MetricsJson.of(subject, evaluation, summary));
        Pictures pictures = new Pictures(listener);
        List<DrawnFigure> classFigures = DrawnFigure.all(ClassCharts.of(evaluation), pictures);
        List<DrawnFigure> maskFigures = DrawnFigure.all(MaskCharts.of(evaluation), pictures);
        Path plots = Files.createDirectory(folder.resolve("plots"));
        for (DrawnFigure figure : classFigures) figure.save(plots);
        for (DrawnFigure figure : maskFigures) figure.save(plots);
        Files.writeString(folder.resolve(PAGE), page(classFigures, maskFigures, pictures));
    }

    private String page(
            List<DrawnFigure> classFigures, List<DrawnFigure> maskFigures, Pictures pictures) {
        CaseSection cases = new CaseSection(evaluation, images, pictures);
        HtmlPage page = new HtmlPage("Evaluation of the model " + subject.name());
        page.note("Research use only. Not for diagnosis; no medical device.");
        page.paragraph(tested());
        new SummarySection(subject, evaluation, summary).addTo(page);
        if (!classFigures.isEmpty()) {
            page.heading("Classification");
            addFigures(page, classFigures);
        }
        if (!maskFigures.isEmpty()) {
            page.heading("Segmentation");
            addFigures(page, maskFigures);
            cases.addBoundaries(page);
        }
        if (!evaluation.classes().isEmpty()) cases.addSaliency(page);
        ModelSection.addTo(page, subject);
        page.heading("Known limits").list(KnownLimits.of(subject, evaluation));
        page.heading("Files beside this page")
                .list(
                        List.of(
                                "metrics.json: all numbers above.",
                                "per_image.csv: a row per image, also for those that failed.",
                                "plots: the charts as PNG and as SVG, whose texts can be edited."));
        return page.html();
    }

    /** What was tested on what. */
    private String tested() {
        StringBuilder text = new StringBuilder("System ").append(subject.model().system());
        if (subject.segmentation() != null)
            text.append(", masks tested on ").append(LocalNames.name(subject.segmentation()));
        if (subject.classification() != null)
            text.append(", classes tested on ").append(LocalNames.name(subject.classification()));
        return text.append(", computed on ").append(subject.device()).append('.').toString();
    }

    private static void addFigures(HtmlPage page, List<DrawnFigure> figures) {
        page.beginFigures();
        for (DrawnFigure figure : figures) figure.addTo(page);
        page.endFigures();
    }
}
