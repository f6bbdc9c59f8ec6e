// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.data.TestImages;
import sc.fiji.multimix.evaluation.ModelEvaluation;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.training.Training;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;
import sc.fiji.multimix.training.TrainingSystem;

/** Trains one cell and tests its best model on all test images. */
final class TestedCellTrainer implements CellTrainer {
    private final ComparisonData data;
    private final TestSets sets;
    private final TrainingOptions options;

    /**
     * A trainer.
     *
     * @param options of all cells, with a number of steps per epoch; system, budgets and seed are
     *     the cell's
     */
    TestedCellTrainer(ComparisonData data, TestSets sets, TrainingOptions options) {
        this.data = data;
        this.sets = sets;
        this.options = options;
    }

    @Override
    public CellResult train(Cell cell, Path folder, TrainingListener listener) throws IOException {
        long start = System.nanoTime();
        TrainingSystem system = cell.setting().system();
        TrainingOptions own = cell.options(options);
        Path model = folder.resolve("model.zip");
        TrainingResult result;
        try (Training.Outcome outcome =
                Training.runUnchecked(
                        system.segments() ? data.segmentation() : null,
                        system.classifies() ? data.classification() : null,
                        model,
                        own,
                        listener)) {
            result = outcome.result();
        }
        if (result.canceled()) throw new CancellationException("The training was canceled.");
        if (result.model() == null)
            throw new IllegalStateException("The training ended without a model.");
        Path last = result.lastModel();
        if (last != null) Files.deleteIfExists(last);
        try (Predictor predictor = Predictor.load(model, own.device())) {
            return new CellResult(
                    cell,
                    own.seed(),
                    predictor.classNames(),
                    TrainingSummary.of(result, own),
                    predictor.description().data(),
                    test(predictor, system, sets.inDomain(), listener),
                    sets.crossDomain() == null
                            ? null
                            : test(predictor, system, sets.crossDomain(), listener),
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private static TestScores test(
            Predictor predictor,
            TrainingSystem system,
            TestImages images,
            TrainingListener listener)
            throws IOException {
        return TestScores.of(
                new ModelEvaluation(predictor, listener)
                        .run(
                                system.segments() ? images.masks() : List.of(),
                                system.classifies() ? images.classes() : List.of()));
    }
}
