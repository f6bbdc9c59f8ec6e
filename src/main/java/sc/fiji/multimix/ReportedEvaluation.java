// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.data.TestImages;
import sc.fiji.multimix.evaluation.CaseImages;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.evaluation.ModelEvaluation;
import sc.fiji.multimix.evaluation.TrainedImages;
import sc.fiji.multimix.image.RealPath;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.report.ChartFiles;
import sc.fiji.multimix.report.EvaluationReport;
import sc.fiji.multimix.report.EvaluationResult;
import sc.fiji.multimix.report.ReportFolder;
import sc.fiji.multimix.report.ReportSubject;

/** An evaluation of a loaded model on labeled folders, and its report. */
final class ReportedEvaluation {
    private final Predictor predictor;
    private final Path file;
    private final ProgressListener listener;
    private final List<String> notes = new ArrayList<>();

    ReportedEvaluation(Predictor predictor, Path file, ProgressListener listener) {
        this.predictor = predictor;
        this.file = file;
        this.listener = listener;
    }

    /** See {@link MultiMix#evaluate}. */
    EvaluationResult run(Path segmentation, Path classification, Path output, int bootstrap)
            throws IOException {
        if (segmentation == null && classification == null)
            throw new IllegalArgumentException(
                    "There is nothing to evaluate on: choose a segmentation folder, a"
                            + " classification folder, or both.");
        EvaluationSummary.checkResamples(bootstrap);
        requireOutside(segmentation, output);
        requireOutside(classification, output);
        ChartFiles.check();
        ReportFolder.check(output);
        Path masked = able(segmentation, Part.MASK);
        Path classified = able(classification, Part.CLASS);
        if (masked == null && classified == null)
            throw new IllegalArgumentException(
                    notes.get(0)
                            + " There is nothing else to evaluate: choose a folder for what the"
                            + " model can do.");
        TestImages images = read(masked, classified);
        TrainedImages trained =
                TrainedImages.of(
                        file, predictor.description(), segmentation, classification, images);
        if (!trained.warning().isEmpty()) {
            notes.add(0, trained.warning());
            listener.log("WARNING: " + trained.warning());
        }
        noteWhole("segmentation", segmentation, images.segmentation());
        noteWhole("classification", classification, images.classification());
        if (segmentation != null && classification == null && predictor.has(Part.CLASS))
            listener.log("No classification folder: the classes are not evaluated.");
        if (classification != null && segmentation == null && predictor.has(Part.MASK))
            listener.log("No segmentation folder: the masks are not evaluated.");
        if (images.withoutMask() > 0)
            listener.log(
                    images.withoutMask()
                            + (images.withoutMask() == 1 ? " image" : " images")
                            + " without a mask: not evaluated.");
        Evaluation evaluation =
                new ModelEvaluation(predictor, listener).run(images.masks(), images.classes());
        EvaluationSummary summary = EvaluationSummary.of(evaluation, bootstrap, listener);
        listener.progress("Writing the report", 0);
        ReportSubject subject =
                new ReportSubject(
                        file,
                        predictor.description(),
                        images.segmentation(),
                        images.classification(),
                        images.withoutMask(),
                        trained,
                        notes,
                        predictor.device());
        Path page =
                new EvaluationReport(subject, evaluation, summary, new CaseImages(predictor))
                        .write(output, listener);
        return new EvaluationResult(page, evaluation, summary);
    }

    private static void requireOutside(Path images, Path output) throws IOException {
        if (images != null && RealPath.isInside(output, images))
            throw new IllegalArgumentException(
                    "The output folder "
                            + output
                            + " lies inside "
                            + images
                            + ", where the report's pictures would count as images. Choose"
                            + " another.");
    }

    /** The folder if the model can do the part; else null, and a note. */
    private Path able(Path folder, Part part) {
        if (folder == null || predictor.has(part)) return folder;
        String note =
                "This model, of the system "
                        + predictor.description().system()
                        + ", does not "
                        + (part == Part.MASK ? "segment" : "classify")
                        + ": the folder "
                        + folder
                        + " is not evaluated.";
        note(note);
        return null;
    }

    /** The images of both folders, or of the one that is usable, and a note. */
    private TestImages read(Path masked, Path classified) throws IOException {
        List<String> classNames = predictor.classNames();
        if (masked == null || classified == null)
            return TestImages.read(masked, classified, classNames);
        TestImages masks;
        try {
            masks = TestImages.read(masked, null, classNames);
        } catch (IOException e) {
            TestImages classes = orElse(e, () -> TestImages.read(null, classified, classNames));
            note("The masks were not evaluated: " + e.getMessage());
            return classes;
        }
        try {
            return masks.with(TestImages.read(null, classified, classNames));
        } catch (IOException e) {
            note("The classes were not evaluated: " + e.getMessage());
            return masks;
        }
    }

    @FunctionalInterface
    private interface Reading {
        TestImages read() throws IOException;
    }

    /** What can be read although the other folder could not; else its problem stays. */
    private static TestImages orElse(IOException problem, Reading reading) throws IOException {
        try {
            return reading.read();
        } catch (IOException e) {
            problem.addSuppressed(e);
            throw problem;
        }
    }

    private void noteWhole(String kind, Path given, Path tested) {
        if (given != null && given.equals(tested))
            note(
                    "The "
                            + kind
                            + " folder "
                            + given
                            + " has no part \"test\": all of it was taken.");
    }

    private void note(String note) {
        notes.add(note);
        listener.log(note);
    }
}
