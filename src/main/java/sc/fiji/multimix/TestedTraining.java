// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.ModelEvaluation;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.Scores;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.model.TwinReport;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.Resume;
import sc.fiji.multimix.training.SupervisedTwin;
import sc.fiji.multimix.training.Training;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingLock;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;

/**
 * A training, then a test of its best model on the data's test part, if there is one, then on
 * request its supervised twin.
 */
final class TestedTraining {
    private TestedTraining() {}

    /** See {@link MultiMix#train}. */
    static TrainingResult run(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            Resume resume,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        AtomicFile.check(model);
        TrainingLock lock = TrainingLock.of(model);
        try (Training.Outcome outcome =
                Training.run(
                        segmentation, classification, model, options, resume, listener, control)) {
            return tested(outcome, options, listener, control);
        } finally {
            lock.close();
        }
    }

    private static TrainingResult tested(
            Training.Outcome outcome,
            TrainingOptions options,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        TrainingData data = outcome.data();
        boolean hasTest = !data.testMaskFiles().isEmpty() || !data.testClassFiles().isEmpty();
        TrainingResult result = outcome.result();
        Path model = result.model(); // not the wanted file if it could not be saved there
        if (model == null || result.canceled()) return result;
        if (hasTest) test(data, model, options, steered(listener, control));
        return options.twin()
                ? result.withTwin(twin(outcome, model, options, listener, control))
                : result;
    }

    /** The listener, and canceled when the training is. */
    private static ProgressListener steered(TrainingListener listener, TrainingControl control) {
        return new ProgressListener() {
            @Override
            public void progress(String message, double fraction) {
                listener.progress(message, fraction);
            }

            @Override
            public void log(String line) {
                listener.log(line);
            }

            @Override
            public boolean isCanceled() {
                return control.isCanceled() || listener.isCanceled();
            }
        };
    }

    /** Null if it was canceled or failed; the model is kept as it is. */
    private static TwinReport twin(
            Training.Outcome outcome,
            Path model,
            TrainingOptions options,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        TwinReport found;
        try {
            found = SupervisedTwin.train(outcome, model, options, listener, control);
        } catch (CancellationException e) {
            listener.log("The supervised twin was canceled; the model is kept.");
            return null;
        } catch (IOException | IllegalStateException e) {
            listener.log("The supervised twin failed; the model is kept. " + e.getMessage());
            return null;
        }
        TwinReport report = found;
        describe(model, "The comparison with the twin", old -> old.withTwin(report), listener);
        listener.log(report.sentence());
        return report;
    }

    private static void test(
            TrainingData data, Path model, TrainingOptions options, ProgressListener listener)
            throws IOException {
        Evaluation test;
        try (Predictor predictor = Predictor.load(model, options.device())) {
            test =
                    new ModelEvaluation(predictor, listener)
                            .run(data.testMaskFiles(), data.testClassFiles());
        } catch (CancellationException e) {
            listener.log("The test was canceled; the model is kept.");
            return;
        } catch (IOException e) {
            throw new IOException(
                    "The model is trained and kept in "
                            + model
                            + ", but it cannot be tested. "
                            + e.getMessage(),
                    e);
        }
        Scores scores = test.scores();
        if (!test.masks().isEmpty())
            listener.log(
                    String.format(
                            Locale.ROOT,
                            "Test: mean Dice %.4f on %d images.",
                            scores.dice(),
                            test.masks().size()));
        if (!test.classes().isEmpty())
            listener.log(
                    String.format(
                            Locale.ROOT,
                            "Test: accuracy %.4f, AUC %.4f on %d images.",
                            scores.accuracy(),
                            scores.auc(),
                            test.classes().size()));
        describe(model, "The test's scores", old -> old.withTest(scores), listener);
    }

    /** Writes what was found into the model, which is kept as it is where that fails. */
    private static void describe(
            Path model,
            String what,
            UnaryOperator<ModelDescription> change,
            ProgressListener listener) {
        try {
            TrainedModel trained = ModelFile.load(model);
            ModelFile.save(
                    new TrainedModel(change.apply(trained.description()), trained.weights()),
                    model);
        } catch (IOException e) {
            listener.log(
                    what
                            + " could not be written into the model, which is kept. "
                            + e.getMessage());
        }
    }
}
