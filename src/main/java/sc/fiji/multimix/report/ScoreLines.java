// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;

/** The main scores of an evaluation as lines for the log. */
final class ScoreLines {
    private ScoreLines() {}

    static List<String> of(Evaluation evaluation, EvaluationSummary summary) {
        List<String> lines = new ArrayList<>();
        if (!evaluation.masks().isEmpty())
            lines.add(
                    "Segmentation of "
                            + Numbers.images(evaluation.masks().size())
                            + ": mean Dice "
                            + text(summary, "dice")
                            + ", mean Hausdorff distance "
                            + summary.distance()
                                    .map(d -> Numbers.withInterval(d, evaluation.masks().size()))
                                    .orElse(Numbers.UNDEFINED)
                            + ".");
        if (!evaluation.classes().isEmpty())
            lines.add(
                    "Classification of "
                            + Numbers.images(evaluation.classes().size())
                            + ": accuracy "
                            + text(summary, "accuracy")
                            + ", AUC "
                            + text(summary, "roc_auc")
                            + ".");
        int failed = evaluation.failures().size();
        if (failed > 0)
            lines.add(
                    Numbers.images(failed) + " could not be evaluated: see the report's summary.");
        return lines;
    }

    private static String text(EvaluationSummary summary, String key) {
        return summary.measure(key).map(Numbers::withInterval).orElse(Numbers.UNDEFINED);
    }
}
