// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.MaskedFile;
import sc.fiji.multimix.inference.LabeledEvaluation;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.model.Scores;
import sc.fiji.multimix.progress.ProgressListener;

/** Tests a model on labeled images. */
final class CellTest {
    private final Predictor predictor;
    private final ProgressListener listener;

    CellTest(Predictor predictor, ProgressListener listener) {
        this.predictor = predictor;
        this.listener = listener;
    }

    TestScores run(List<MaskedFile> masks, List<LabeledFile> classes) throws IOException {
        Scores scores = new LabeledEvaluation(predictor, listener).run(masks, classes);
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        values.put(Measure.DICE, scores.dice());
        values.put(Measure.ACCURACY, scores.accuracy());
        values.put(Measure.AUC, scores.auc());
        return new TestScores(masks.size(), classes.size(), values, Map.of());
    }
}
