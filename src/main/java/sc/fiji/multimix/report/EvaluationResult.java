// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;

/**
 * What the evaluation of a model left.
 *
 * @param page the report, {@code report.html}
 * @param evaluation outcomes image by image
 * @param summary all metrics
 */
public record EvaluationResult(Path page, Evaluation evaluation, EvaluationSummary summary) {
    /** The main scores in a line or two. */
    public List<String> lines() {
        return ScoreLines.of(evaluation, summary);
    }
}
